// [data-opens="<id of a dialog>"]: opens it.

/** @param {HTMLElement} button */
export function start(button) {
  const dialog = document.getElementById(button.dataset.opens || '');
  if (!(dialog instanceof HTMLElement) || !('showModal' in dialog)) return;
  button.hidden = false;
  button.addEventListener('click', () => /** @type {HTMLDialogElement} */ (dialog).showModal());
}
