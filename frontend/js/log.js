// form[data-log="<account id>"]: what is noted is kept on the device at once, shown as waiting, and sent in order, once, when it can be.
// Around it on the page: #waiting, #day, #timer, #said, #wrong, #usual. #log is the form with every field.
import { backoff } from './live/backoff.js';
import { Shelf } from './shelf.js';

const MINUTE_MS = 60_000;
/** A finger that taps twice means once (ms). */
const TWICE_MS = 700;
const PRESETS = [15, 30, 45, 60, 90, 120];
const byId = (id) => document.getElementById(id);

/** The minutes to propose for a time that was measured: the nearest preset, themselves when none is near. @param {number} elapsed ms */
export function proposed(elapsed) {
  const minutes = Math.round(elapsed / MINUTE_MS);
  const far = (preset) => Math.abs(preset - minutes);
  return minutes > 150 ? minutes : PRESETS.reduce((best, preset) => (far(preset) < far(best) ? preset : best));
}

/** @type {Promise<{note: (form: HTMLFormElement) => void} | undefined> | undefined} one a page */
let opened;

/** @param {HTMLFormElement} form or the body of any other page of somebody who noted: what waits for them leaves from there */
export async function start(form) {
  const { person } = form.dataset;
  if (person) {
    if (byId('log')) return;
    const shelf = await Shelf.open(person, posting());
    addEventListener('online', () => shelf.load().then(() => shelf.flush()));
    shelf.flush();
    return;
  }
  // A browser that keeps nothing sends the form as any other.
  opened ||= open(form.dataset.log).catch(() => undefined);
  const log = await opened;
  if (log) form.addEventListener('submit', (event) => {
    event.preventDefault();
    log.note(form);
  });
}

/** @param {string} person */
async function open(person) {
  const main = byId('log');
  const again = byId('again');
  const words = main.dataset;
  const shelf = await Shelf.open(person, posting((answer) => {
    // Led elsewhere: signed out. 409: somebody else is signed in.
    isOut = !answer.status || answer.status === 409;
  }, words.refused));
  let failures = 0;
  let isOut = false;
  let notedAt = 0;
  let last;
  let retry;

  async function flush() {
    if (shelf.isSending) return;
    clearTimeout(retry);
    await shelf.load();
    const [count, { length: known }] = [shelf.messages.length, shelf.refused];
    show();
    failures = await shelf.flush() === 'later' ? failures + 1 : 0;
    if (failures) retry = setTimeout(flush, backoff(failures));
    show();
    if (shelf.refused.length > known) byId('said').textContent = shelf.refused.at(-1).fault;
    if (!failures || count > shelf.messages.length) look().catch(() => undefined);
  }

  // The page again: its list of the day, and a copy for when there is no network, with all that it is made of.
  async function look() {
    const answer = await fetch('/log');
    const copy = answer.clone();
    const html = await answer.text();
    const page = parse(html);
    const day = page.getElementById('day');
    // Somebody else may be signed in by now.
    if (!day || page.body.dataset.person !== person) return;
    const old = byId('day');
    if (!old.contains(document.activeElement)) {
      old.replaceWith(day);
      day.dispatchEvent(new CustomEvent('binome:fresh', { bubbles: true }));
    }
    const cache = await caches.open(`log ${person}`);
    await cache.put('/log', copy);
    await cache.addAll([...new Set(html.match(/\/assets\/[^"]+/g))]);
  }

  // What was refused, and what waits, the oldest first.
  function show() {
    const section = byId('waiting');
    const entries = [...shelf.refused, ...shelf.messages];
    section.hidden = !entries.length;
    byId('sign-in').hidden = !isOut;
    section.querySelector('ul').replaceChildren(...entries.map((entry) => {
      const item = section.querySelector('template').content.cloneNode(true);
      const on = (selector, act) => { item.querySelector(selector).onclick = () => { act?.(entry.body); shelf.drop(entry).then(show); }; };
      const at = new Date(entry.at).toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' });
      item.querySelector('strong').textContent = entry.label;
      item.querySelector('.hint').textContent = `${at} · ${entry.fault || (failures ? words.kept : words.sending)}`;
      on('[data-drop]');
      on('[data-fix]', fill);
      return item;
    }));
  }

  /** Back into the form, to be corrected. @param {string} body */
  function fill(body) {
    const typed = new URLSearchParams(body);
    for (const field of main.elements) {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = typed.getAll(field.name).includes(field.value);
    }
    for (const name of ['held', 'other_minutes']) main[name].value = typed.get(name) || '';
    byId('rest').open = true;
    main.scrollIntoView();
  }

  /** @param {HTMLFormElement} form */
  async function note(form) {
    if (form === main && localStorage.getItem(clock)) stop();
    const typed = new URLSearchParams(form !== main && last ? last : new FormData(form));
    const other = typed.get('other_minutes');
    if (Date.now() - notedAt < TWICE_MS && (form !== main || !typed.has('topics'))) return;
    const wrong = typed.has('topics') ? (typed.has('minutes') || other ? '' : words.minutes) : words.topics;
    byId('wrong').textContent = wrong;
    byId('wrong').hidden = !wrong;
    if (wrong) return;
    const label = (name) => form.querySelector(`[name=${name}]:checked`).closest('label').textContent.trim();
    const repeated = again.querySelector('[data-about]');
    const about = form === main ? `${label('topics')}, ${other ? `${other} min` : label('minutes')}` : repeated.textContent;
    notedAt = Date.now();
    if (form === main) {
      for (const field of main.elements) if (/^(topics|minutes)$/.test(field.name)) field.checked = false;
      main.held.value = main.other_minutes.value = '';
      byId('topics').focus();
      last = new URLSearchParams(typed);
      last.delete('held');
      repeated.textContent = about;
      again.hidden = false;
    }
    try {
      await shelf.add(typed, about, notedAt);
    } catch {
      // The device is full: the server keeps it, or the page says that it cannot.
      if (form === main) fill(`${typed}`);
      return form.submit();
    }
    byId('said').textContent = `${words.noted} ${about}`;
    flush();
  }

  const clock = `log ${person}`;
  const timer = byId('timer');
  const [begin, end, time] = timer.querySelectorAll('span');

  function tick() {
    const since = localStorage.getItem(clock);
    begin.hidden = since;
    end.hidden = !since;
    time.textContent = since ? `${Math.floor((Date.now() - since) / MINUTE_MS)} min` : '';
  }

  function stop() {
    const minutes = proposed(Date.now() - localStorage.getItem(clock));
    localStorage.removeItem(clock);
    tick();
    if (main.querySelector('[name=minutes]:checked')) return;
    const preset = main.querySelector(`[name=minutes][value="${minutes}"]`);
    if (preset) preset.checked = true;
    else main.other_minutes.value = minutes;
  }

  timer.querySelector('button').onclick = () => {
    if (localStorage.getItem(clock)) return stop();
    localStorage.setItem(clock, Date.now());
    tick();
  };
  timer.hidden = false;
  setInterval(tick, 5000);
  tick();
  byId('rest').onchange = () => { byId('usual').hidden = true; };
  addEventListener('online', flush);
  addEventListener('focus', flush);
  flush();
  return { note };
}

const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

/**
 * Sends entries as forms; `see` is given each answer, `refused` is said when an answer gives no reason.
 * @returns {(entry: import('./shelf.js').Entry) => Promise<import('./outbox.js').Outcome>}
 */
const posting = (see, refused = '?') => async (entry) => {
  const answer = await fetch('/log', {
    method: 'POST', body: new URLSearchParams(entry.body), headers: { accept: 'application/json' }, redirect: 'manual', signal: AbortSignal.timeout(15_000),
  });
  see?.(answer);
  if (answer.ok) return 'sent';
  if (![400, 413, 422].includes(answer.status)) return 'later';
  entry.fault = parse(await answer.text()).querySelector('.banner.wrong li')?.textContent || refused;
  return 'refused';
};
