// form[data-chat="<help request id>"]: a message shows at once, leaves as soon as it can, and is never lost nor doubled.
// data-list: id of the list of messages (inside a live region; the form itself is not in it). Words: data-sending, data-waiting,
// data-warn-phone, data-warn-email. [data-typing="<help request id>"], hidden, shows while the other person writes.
import { contactIn } from './contact.js';
import { announce } from './live/announce.js';
import { backoff } from './live/backoff.js';
import { live, say } from './live/live.js';
import { Outbox } from './outbox.js';

const TYPING_MS = 3000;
const TYPED_MS = 5000;
const SHOWN_MS = 3000;

/** @type {Map<string, {outbox: Outbox, use: (form: HTMLFormElement) => void}>} one by help request, whatever HTML comes */
const chats = new Map();

/** @param {HTMLFormElement} form */
export function start(form) {
  const id = form.dataset.chat || '';
  const chat = chats.get(id) || open(id);
  chats.set(id, chat);
  chat.use(form);
}

/** @param {HTMLFormElement} form */
const fieldOf = (form) => /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea, input[type="text"]'));

/** @param {string} id */
function open(id) {
  /** @type {HTMLFormElement} */
  let form;
  let failures = 0;
  let typedAt = 0;
  /** @type {any} */
  let retry;
  const outbox = new Outbox(sessionStorage, `chat:${id}`, post);
  const list = () => document.getElementById(form.dataset.list || '');

  /** @param {import('./outbox.js').Message} message @returns {Promise<import('./outbox.js').Outcome>} */
  async function post({ key, text }) {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    body.set('form_key', key);
    body.set(fieldOf(form).name, text);
    // Asking for JSON: 204 says that it arrived. A redirect leads elsewhere (signed out, ended), so nothing was written.
    const headers = { accept: 'application/json' };
    const answer = await fetch(form.action, { method: 'POST', body, headers, credentials: 'same-origin', redirect: 'manual', keepalive: true });
    if (answer.ok) {
      // Stays shown as under way until the server's own HTML has it.
      await Promise.race([live().one(list()?.closest('[data-live]')), new Promise((done) => setTimeout(done, SHOWN_MS))]);
      return 'sent';
    }
    if (answer.status === 422) return refuse(await answer.text(), text);
    if (answer.status === 429 || answer.status >= 500) return 'later';
    outbox.keep(text);
    location.reload();
    return 'refused';
  }

  // The server's answer says why, beside the field; what was typed goes back into it.
  /** @param {string} html @param {string} text @returns {'refused'} */
  function refuse(html, text) {
    const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(form.id);
    const later = fieldOf(form).value;
    if (fresh) {
      form.replaceWith(fresh);
      fresh.dispatchEvent(new CustomEvent('binome:fresh', { bubbles: true }));
      form = /** @type {HTMLFormElement} */ (fresh);
    }
    fieldOf(form).value = later ? `${text}\n${later}` : text;
    outbox.keep(fieldOf(form).value);
    fieldOf(form).focus();
    return 'refused';
  }

  async function flush() {
    show();
    if (outbox.isSending) return;
    clearTimeout(retry);
    const outcome = await outbox.flush();
    if (outcome === 'later') {
      failures += 1;
      if (failures === 1) announce(form.dataset.waiting || '');
      retry = setTimeout(flush, backoff(failures));
    } else failures = 0;
    show();
  }

  // Messages under way, after those of the server; one that the server shows already is not shown twice.
  function show() {
    const place = list();
    if (!place) return;
    for (const old of place.querySelectorAll('[data-pending]')) old.remove();
    const last = [...place.children].slice(-5).map((e) => plain(e.textContent));
    outbox.messages.forEach(({ text }, index) => {
      if (index === 0 && outbox.isSending && last.some((shown) => shown.includes(plain(text)))) return;
      const item = document.createElement(/^[OU]L$/.test(place.tagName) ? 'li' : 'div');
      item.className = 'message mine';
      item.dataset.pending = '';
      item.append(document.createElement('span'), document.createElement('p'));
      item.children[0].className = 'message-by';
      item.children[0].textContent = (failures ? form.dataset.waiting : form.dataset.sending) || '';
      item.children[1].textContent = text;
      place.append(item);
      item.scrollIntoView({ block: 'nearest' });
    });
  }

  function warn() {
    const kind = contactIn(fieldOf(form).value);
    let place = /** @type {HTMLElement | null} */ (form.querySelector('[data-warning]'));
    if (!place) {
      place = document.createElement('p');
      place.dataset.warning = '';
      place.setAttribute('role', 'status');
      fieldOf(form).after(place);
    }
    const words = kind ? form.dataset[kind === 'phone' ? 'warnPhone' : 'warnEmail'] || '' : '';
    if (place.textContent !== words) place.textContent = words;
  }

  document.addEventListener('binome:fresh', (event) => {
    if (/** @type {Element} */ (event.target).contains(list())) show();
  });
  document.addEventListener('binome:live', flush);
  addEventListener('online', flush);
  document.addEventListener('binome:hint', (event) => {
    if (/** @type {CustomEvent} */ (event).detail === `typing/${id}`) showTyping(id);
  });

  return {
    outbox,
    /** @param {HTMLFormElement} fresh */
    use(fresh) {
      form = fresh;
      const field = fieldOf(form);
      if (!field.value) field.value = outbox.draft;
      warn();
      field.addEventListener('input', () => {
        outbox.keep(field.value);
        warn();
        if (Date.now() - typedAt < TYPING_MS) return;
        typedAt = Date.now();
        say({ type: 'typing', help_request: id });
      });
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        if (!field.value.trim()) return;
        outbox.add(field.value);
        field.value = '';
        warn();
        field.focus();
        flush();
      });
      if (outbox.messages.length) flush();
    },
  };
}

/** @param {string | null} text */
const plain = (text) => (text || '').replace(/\s+/g, ' ').trim();

/** @type {any} */
let typingTimer;

/** @param {string} id */
function showTyping(id) {
  const place = /** @type {HTMLElement | null} */ (document.querySelector(`[data-typing="${CSS.escape(id)}"]`));
  if (!place) return;
  place.hidden = false;
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => { place.hidden = true; }, TYPED_MS);
}
