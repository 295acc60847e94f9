// Puts a region's new HTML in place of the old without taking anything from the person: focus, selection, typed text, open details.

const TEXT = 'textarea, select, [contenteditable], input:not([type="button"]):not([type="submit"]):not([type="checkbox"]):not([type="radio"])';

/** Who has not touched a field for so long has stopped writing in it (ms). */
const IDLE_MS = 15_000;
let touchedAt = 0;
for (const kind of ['focusin', 'input', 'keydown', 'pointerdown']) {
  document.addEventListener(kind, () => { touchedAt = Date.now(); }, true);
}

/** @typedef {HTMLInputElement & HTMLSelectElement} Field */

/** Someone writes in it, or has just sent one of its forms. @param {Element} region */
export function isBusy(region) {
  if (region.querySelector('form[data-sent]')) return true;
  const active = document.activeElement;
  return Boolean(active && region.contains(active) && active.matches(TEXT) && Date.now() - touchedAt < IDLE_MS);
}

/** Names an element so that its successor is found. @param {any} element @returns {string} */
function key(element) {
  if (element.id) return element.id;
  const form = element.form?.getAttribute('action') || '';
  const choice = /^(checkbox|radio|submit)$/.test(element.type) ? element.value : '';
  const words = element.tagName === 'DETAILS' ? element.querySelector('summary')
    : element.matches('a, button, summary') ? element : null;
  return [element.tagName, form, element.name || '', choice, words?.getAttribute('href') || words?.textContent.trim()].join('|');
}

/** @param {Field} field */
function isDirty(field) {
  if (field.tagName === 'SELECT') return [...field.options].some((option) => option.selected !== option.defaultSelected);
  if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

/** @param {HTMLElement} old @param {HTMLElement} fresh */
export function swap(old, fresh) {
  /** @param {string} selector @param {(from: any, to: any) => void} carry */
  const pairs = (selector, carry) => {
    const heirs = new Map([...fresh.querySelectorAll(selector)].map((element) => [key(element), element]));
    for (const element of old.querySelectorAll(selector)) {
      const heir = heirs.get(key(element));
      if (heir) carry(element, heir);
    }
  };
  pairs('details', (from, to) => { to.open = from.open; });
  pairs('input:not([type="hidden"]):not([type="file"]), textarea, select', (from, to) => {
    if (!isDirty(from)) return;
    to.value = from.value;
    to.checked = from.checked;
  });
  const active = /** @type {any} */ (document.activeElement);
  const held = active && old.contains(active) ? active : null;
  const selection = held && 'selectionStart' in held ? [held.selectionStart, held.selectionEnd] : null;
  const name = held && (held === old ? '' : key(held));
  const { scrollTop } = old;
  old.replaceWith(fresh);
  fresh.scrollTop = scrollTop;
  if (held) focusAgain(fresh, name, selection);
  fresh.dispatchEvent(new CustomEvent('binome:fresh', { bubbles: true }));
}

/** @param {HTMLElement} fresh @param {string} name @param {number[] | null} selection */
function focusAgain(fresh, name, selection) {
  const heir = name && [...fresh.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]')].find((e) => key(e) === name);
  const target = /** @type {any} */ (heir || fresh);
  // What had the focus is gone: the region takes it, so that the keyboard does not start again from the top.
  if (target === fresh && !fresh.hasAttribute('tabindex')) fresh.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (heir && selection && selection[0] !== null) target.setSelectionRange(...selection);
}
