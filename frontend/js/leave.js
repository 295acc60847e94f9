// form[data-leave="/"] ("Effacer de cet écran"): nothing stays on a shared computer, and "back" does not bring it back.

/** @param {HTMLFormElement} form */
export function start(form) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    let answer = null;
    try {
      answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
    } catch {
      // Without network the browser says so itself.
    }
    forget();
    if (answer?.ok) location.replace(form.dataset.leave || answer.url);
    else form.submit();
  });
}

function forget() {
  try {
    sessionStorage.clear();
    localStorage.clear();
  } catch {
    // Storage is off: nothing was kept.
  }
}
