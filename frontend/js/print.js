// button[data-print]: prints the page.

/** @param {HTMLButtonElement} button */
export function start(button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
