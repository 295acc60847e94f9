// [data-keys]: arrows lead from card to card beside Tab; Escape shuts the drawer.

/** @param {KeyboardEvent} event */
function pressed(event) {
  const { key, target: from } = /** @type {any} */ (event);
  if (key === 'Escape' && !from.matches('input, select, textarea')) /** @type {any} */ (document.querySelector('.drawer-close'))?.click();
  const columns = [...document.querySelectorAll('.column')].map((one) => [...one.querySelectorAll('h3 a')]).filter((one) => one[0]);
  const at = columns.findIndex((one) => one.includes(from));
  const own = columns[at] || [];
  const row = own.indexOf(from);
  const to = { ArrowUp: own[row - 1], ArrowDown: own[row + 1], ArrowLeft: columns[at - 1]?.[0], ArrowRight: columns[at + 1]?.[0] };
  const next = own[0] && /** @type {any} */ (to)[key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// The same listener for each board that a refresh brings: it is heard once.
export const start = () => document.addEventListener('keydown', pressed);
