// input[data-commune="<id of the hidden field for the code, or nothing>"]: suggestions as one types (ARIA 1.2 combobox, list).
// Words: data-found ("{n} communes"), data-none. Data: GET /communes?q=… → [{code, label}]. Without scripts: a text field.
import { announce } from './live/announce.js';

const PAUSE_MS = 150;
const SHORTEST = 2;

/** @param {HTMLInputElement} input */
export function start(input) {
  const list = document.createElement('ul');
  const code = /** @type {HTMLInputElement | null} */ (document.getElementById(input.dataset.commune || ''));
  /** @type {{code: string, label: string}[]} */
  let found = [];
  let chosen = -1;
  /** @type {any} */
  let timer;
  let asked = new AbortController();

  list.id = `${input.id || input.name}-suggestions`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  const label = input.labels?.[0];
  if (label) list.setAttribute('aria-labelledby', label.id || (label.id = `${list.id}-label`));
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]]) {
    input.setAttribute(name, value);
  }
  input.autocomplete = 'off';
  input.after(list);

  function close() {
    clearTimeout(timer);
    asked.abort();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  }

  /** @param {number} index */
  function mark(index) {
    chosen = index;
    [...list.children].forEach((option, place) => option.setAttribute('aria-selected', String(place === index)));
    const option = list.children[index];
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {number} index */
  function choose(index) {
    input.value = found[index].label;
    if (code) code.value = found[index].code;
    close();
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function show() {
    list.replaceChildren(...found.map((commune, index) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${index}`;
      option.textContent = commune.label;
      option.setAttribute('role', 'option');
      // The field keeps the focus; the click then finds the list still open.
      option.addEventListener('pointerdown', (event) => event.preventDefault());
      option.addEventListener('mousedown', (event) => event.preventDefault());
      option.addEventListener('click', () => choose(index));
      return option;
    }));
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(found.length > 0));
    mark(-1);
    const { found: words = '{n}', none = '' } = input.dataset;
    announce(found.length ? words.replace('{n}', String(found.length)) : none);
  }

  async function ask() {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const text = input.value.trim();
    if (text.length < SHORTEST) return close();
    try {
      const answer = await fetch(`/communes?q=${encodeURIComponent(text)}`, { signal, credentials: 'same-origin' });
      const communes = answer.ok ? await answer.json() : [];
      if (signal.aborted || document.activeElement !== input) return;
      found = communes;
      show();
    } catch {
      // Another letter was typed, or there is no network: the field still takes any text.
    }
  }

  input.addEventListener('input', () => {
    if (code) code.value = '';
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const isOpen = !list.hidden;
    const { length } = found;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) ask();
      else mark(event.key === 'ArrowDown' ? (chosen + 1) % length : (chosen < 1 ? length : chosen) - 1);
    } else if (event.key === 'Enter' && isOpen && chosen >= 0) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  });
  // On a slow network the first letters come before this script.
  if (document.activeElement === input && !code?.value) timer = setTimeout(ask, PAUSE_MS);
}
