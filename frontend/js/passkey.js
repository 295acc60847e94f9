// button[data-passkey="/address of a challenge"] in a hidden form: makes a passkey, or proves with one, and sends the form with the answer.

/** @param {HTMLButtonElement} button */
export function start(button) {
  const keys = /** @type {any} */ (window).PublicKeyCredential;
  const form = /** @type {HTMLFormElement} */ (button.form);
  const failed = /** @type {HTMLElement} */ (form.querySelector('.error'));
  // Older devices have the code.
  if (!keys?.parseRequestOptionsFromJSON) return;
  form.hidden = false;
  button.addEventListener('click', async () => {
    failed.hidden = true;
    try {
      const { publicKey } = await (await fetch(button.dataset.passkey || '', { method: 'POST' })).json();
      const answer = publicKey.user
        ? navigator.credentials.create({ publicKey: keys.parseCreationOptionsFromJSON(publicKey) })
        : navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(publicKey) });
      form.credential.value = JSON.stringify(await answer);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
