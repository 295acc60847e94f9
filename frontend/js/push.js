// button[data-push="/push" data-vapid="<public key, base64url>" aria-describedby="<id of the state's words>"]: rings with the page closed.
// Words: data-on, data-off, data-denied, data-failed, data-unsupported.

/** @param {string} text base64url */
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));

/** @param {PushSubscription} subscription @param {string} url */
async function tell(subscription, url) {
  const { endpoint = '', keys = {} } = subscription.toJSON();
  const body = new URLSearchParams({ endpoint, p256dh: keys.p256dh, auth: keys.auth });
  const answer = await fetch(url, { method: 'POST', body, credentials: 'same-origin', redirect: 'manual' });
  if (!answer.ok && answer.type !== 'opaqueredirect') throw new Error(`status ${answer.status}`);
  sessionStorage.setItem('push', endpoint);
}

/** @param {PushManager} manager @param {string} key */
async function subscribe(manager, key) {
  const options = { userVisibleOnly: true, applicationServerKey: bytes(key) };
  try {
    return await manager.subscribe(options);
  } catch (error) {
    // The instance has new keys: the old subscription is of no use.
    if (/** @type {DOMException} */ (error).name !== 'InvalidStateError') throw error;
    await (await manager.getSubscription())?.unsubscribe();
    return manager.subscribe(options);
  }
}

/** @param {HTMLButtonElement} button */
export async function start(button) {
  const words = /** @type {Record<string, string | undefined>} */ (button.dataset);
  const url = words.push || '';
  const place = document.getElementById(button.getAttribute('aria-describedby') || '');

  /** @param {string} state */
  function show(state) {
    button.setAttribute('aria-pressed', String(state === 'on'));
    if (place) place.textContent = words[state] || '';
  }

  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    if (place) place.textContent = words.unsupported || '';
    return;
  }
  button.hidden = false;
  place?.setAttribute('role', 'status');

  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      // Asked within the click, before anything is awaited: browsers want the person's own gesture.
      const permission = await Notification.requestPermission();
      if (permission !== 'granted') return show(permission === 'denied' ? 'denied' : 'off');
      const { pushManager } = await navigator.serviceWorker.ready;
      const old = button.getAttribute('aria-pressed') === 'true' ? await pushManager.getSubscription() : null;
      if (old) {
        // The push service then answers "gone", and the server forgets it.
        await old.unsubscribe();
        return show('off');
      }
      await tell(await subscribe(pushManager, words.vapid || ''), url);
      show('on');
    } catch {
      show('failed');
    } finally {
      button.disabled = false;
    }
  });

  if (Notification.permission === 'denied') return show('denied');
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.getSubscription();
  show(subscription ? 'on' : 'off');
  // Once a visit: the server may have lost or replaced what it knew.
  if (subscription && sessionStorage.getItem('push') !== subscription.endpoint) {
    await tell(subscription, url).catch(() => show('failed'));
  }
}
