// [data-keys]: arrows lead from card to card beside Tab; Escape shuts the drawer.

/** @param {KeyboardEvent} event */
function pressed(event) {
  const from = /** @type {any} */ (document.activeElement);
  if (event.key === 'Escape' && !from.matches('input, select, textarea')) {
    /** @type {any} */ (document.querySelector('.drawer-close'))?.click();
  }
  const columns = [...document.querySelectorAll('.column')].map((one) => [...one.querySelectorAll('h3 a')]).filter((one) => one.length);
  const at = columns.findIndex((one) => one.includes(from));
  if (at < 0) return;
  const row = columns[at].indexOf(from);
  const [up, down, left, right] = [columns[at][row - 1], columns[at][row + 1], columns[at - 1]?.[0], columns[at + 1]?.[0]];
  const next = /** @type {any} */ ({ ArrowUp: up, ArrowDown: down, ArrowLeft: left, ArrowRight: right })[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// The same listener for each board that a refresh brings: it is heard once.
export const start = () => document.addEventListener('keydown', pressed);
