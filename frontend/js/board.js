// [data-keys]: from card to card with the arrows, beside Tab; Escape shuts the drawer.

/** @param {Element} from @param {string} key @returns {HTMLElement | undefined} */
function beside(from, key) {
  const links = (/** @type {ParentNode} */ column) => /** @type {HTMLElement[]} */ ([...column.querySelectorAll('h3 a')]);
  const columns = [...document.querySelectorAll('.column')].map(links);
  const at = columns.findIndex((column) => column.includes(/** @type {HTMLElement} */ (from)));
  if (at < 0) return undefined;
  const row = columns[at].indexOf(/** @type {HTMLElement} */ (from));
  if (key === 'ArrowDown' || key === 'ArrowUp') return columns[at][row + (key === 'ArrowDown' ? 1 : -1)];
  const rest = key === 'ArrowRight' ? columns.slice(at + 1) : columns.slice(0, at).reverse();
  const next = rest.find((column) => column.length);
  return next && next[Math.min(row, next.length - 1)];
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const shut = /** @type {HTMLElement | null} */ (document.querySelector('.drawer-close'));
  const active = document.activeElement;
  if (event.key === 'Escape' && shut && !active?.matches('input, select, textarea')) shut.click();
  const next = event.key.startsWith('Arrow') && active && beside(active, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export function start() {
  // One for all boards of a page: each refresh brings a new one.
  document.addEventListener('keydown', pressed);
}
