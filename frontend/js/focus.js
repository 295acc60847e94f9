// [data-focus]: what a page must be met with first (what is wrong with a form). Never after a live refresh.

/** @param {HTMLElement} element @param {boolean} isFresh */
export function start(element, isFresh) {
  if (!isFresh) element.focus();
}
