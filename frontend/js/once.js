// form[method=post]: sent once. The form key makes a second sending harmless; this spares people the doubt.
// `data-repeat` on the form leaves it alone (a download).

/** A page that did not come in that time may be asked for again (ms). */
const ANSWER_MS = 10_000;

/** @param {HTMLFormElement} form @param {boolean} isSent */
function mark(form, isSent) {
  if (isSent) form.dataset.sent = '';
  else delete form.dataset.sent;
  for (const button of /** @type {Iterable<any>} */ (form.elements)) {
    // Not `disabled`, which would throw the focus away.
    if (button.type === 'submit') button.setAttribute('aria-disabled', String(isSent));
  }
}

/** @param {HTMLFormElement} form */
export function start(form) {
  if ('repeat' in form.dataset || form.target) return;
  form.addEventListener('submit', (event) => {
    if ('sent' in form.dataset) event.preventDefault();
    // Once other parts have had their say.
    else setTimeout(() => { if (!event.defaultPrevented) mark(form, true); });
    setTimeout(mark, ANSWER_MS, form, false);
  });
}

addEventListener('pageshow', () => {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-sent]'))) mark(form, false);
});
