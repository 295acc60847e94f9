// form[data-writing="/writing/preview"]: the preview beside follows what is typed, pictures are sent from here, lines at fault are
// one tap away. Without scripts a button shows the preview, and pictures have a page of their own.
import { announce } from './live/announce.js';
import { shrunk } from './shrink.js';

const WAIT_MS = 700;

/** @param {HTMLFormElement} form */
export function start(form) {
  const text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('text'));
  const pane = form.querySelector('#preview');
  if (!text || !pane) return;
  const first = text.value;
  let timer = 0;
  let isAsking = false;
  let isSent = false;
  form.querySelectorAll('[data-look]').forEach((button) => { /** @type {HTMLElement} */ (button).hidden = true; });

  async function look() {
    if (isAsking) { later(); return; }
    isAsking = true;
    try {
      const body = new URLSearchParams({ kind: String(new FormData(form).get('kind')), text: text.value });
      const answer = await fetch(form.dataset.writing || '', { method: 'POST', body, credentials: 'same-origin' });
      if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // No network: what is typed stays, and the next letter asks again.
    }
    isAsking = false;
  }

  /** @param {Document} page */
  function show(page) {
    const [old, fresh] = [pane?.querySelector('[data-preview]'), page.querySelector('[data-preview]')];
    if (!old || !fresh) return;
    const count = (/** @type {Element} */ place) => place.querySelector('[data-count]');
    if (count(old)?.getAttribute('data-count') !== count(fresh)?.getAttribute('data-count')) announce(count(fresh)?.textContent || '');
    old.replaceWith(fresh);
    leadToLines(text, pane);
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT_MS);
  }

  text.addEventListener('input', later);
  form.addEventListener('submit', () => { isSent = true; });
  addEventListener('pageshow', () => { isSent = false; });
  addEventListener('beforeunload', (event) => { if (!isSent && text.value !== first) event.preventDefault(); });
  leadToLines(text, pane);
  takePictures(form, text);
}

/** Lines at fault become buttons. @param {HTMLTextAreaElement} text @param {ParentNode | null} pane */
function leadToLines(text, pane) {
  for (const place of pane?.querySelectorAll('strong[data-line]') || []) {
    const line = Number(place.getAttribute('data-line'));
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = place.textContent;
    button.addEventListener('click', () => {
      const rows = text.value.split('\n');
      const from = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
      text.focus();
      text.setSelectionRange(from, from + (rows[line - 1] || '').length);
      text.scrollTop = text.scrollHeight * ((line - 4) / rows.length);
    });
    place.replaceWith(button);
  }
}

/** @param {HTMLFormElement} form @param {HTMLTextAreaElement} text */
function takePictures(form, text) {
  const place = /** @type {HTMLElement | null} */ (form.querySelector('[data-picture]'));
  const input = place?.querySelector('input');
  if (!place || !input) return;
  place.hidden = false;
  const said = document.createElement('span');
  said.className = 'error';
  place.append(said);
  input.addEventListener('change', async () => {
    const file = input.files?.[0];
    if (!file) return;
    said.textContent = '';
    const fails = place.dataset.fails || '';
    try {
      const body = new FormData();
      body.append('picture', await shrunk(file));
      const answer = await fetch('/writing/pictures', { method: 'POST', body, headers: { accept: 'text/plain' }, credentials: 'same-origin' });
      const words = await answer.text();
      if (answer.status === 201) insert(text, place.dataset.alt || '', words);
      else said.textContent = answer.status === 422 ? words : fails;
    } catch {
      said.textContent = fails;
    }
    if (said.textContent) announce(said.textContent);
    input.value = '';
  });
}

/** On a line of its own, what it shows left to write. @param {HTMLTextAreaElement} text @param {string} alt @param {string} address */
function insert(text, alt, address) {
  const at = text.selectionEnd;
  const before = text.value.slice(0, at);
  const start = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  text.setRangeText(`${start}![${alt}](${address})\n\n`, at, at, 'end');
  text.focus();
  text.setSelectionRange(at + start.length + 2, at + start.length + 2 + alt.length);
  text.dispatchEvent(new Event('input', { bubbles: true }));
}
