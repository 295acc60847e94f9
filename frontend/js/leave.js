// form[data-leave="/"] ("Effacer de cet écran"): nothing stays on a shared computer, and "back" does not bring it back.

/** @param {HTMLFormElement} form */
export function start(form) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    let answer = null;
    try {
      // Not followed: the page it leads to says something once, to the person who sees it.
      answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin', redirect: 'manual' });
    } catch {
      // Without network the browser says so itself.
    }
    forget();
    if (answer?.ok || answer?.type === 'opaqueredirect') location.replace(form.dataset.leave || '/');
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
