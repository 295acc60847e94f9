// Entry: gives life to the `data-*` elements that a page has, and loads nothing for those it has not.
// Every page is complete without it. What only works with scripts is `hidden` in the HTML and shown here.

/** @type {[string, () => Promise<{start: (element: any, isFresh: boolean) => void}>][]} */
const parts = [
  ['body[data-cursors]', () => import('./live/live.js')],
  ['form[method="post"]', () => import('./once.js')],
  ['form[data-chat]', () => import('./chat.js')],
  ['form[data-log]', () => import('./log.js')],
  // Where nobody noted anything on this device there is no database, and nothing is loaded.
  ['body[data-person]', async () => (await indexedDB.databases()).find(({ name }) => name === 'log').name && import('./log.js')],
  ['form[data-leave]', () => import('./leave.js')],
  ['input[data-commune]', () => import('./commune.js')],
  ['[data-ways]', () => import('./ways.js')],
  ['form[data-writing]', () => import('./writing.js')],
  ['input[data-shrink]', () => import('./shrink.js')],
  ['button[data-copy]', () => import('./copy.js')],
  ['button[data-passkey]', () => import('./passkey.js')],
  ['button[data-print]', () => import('./print.js')],
  ['button[data-push]', () => import('./push.js')],
  ['button[data-sound], [data-ring], [data-newest]', () => import('./ring.js')],
  ['[data-keys]', () => import('./board.js')],
  ['[data-focus]', () => import('./focus.js')],
  ['[data-opens]', () => import('./opens.js')],
  ['[data-retry]', () => import('./retry.js')],
  ['a[data-word]', () => import('./words.js')],
  ['[data-order]', () => import('./order.js')],
  ['button[data-speak]', () => import('./speak.js')],
];
const started = new WeakMap();

/** @param {ParentNode} root @param {boolean} isFresh whether it came with a live refresh */
function upgrade(root, isFresh) {
  for (const [selector, load] of parts) {
    const found = [...root.querySelectorAll(selector)];
    if (root instanceof Element && root.matches(selector)) found.unshift(root);
    for (const element of found) {
      const known = started.get(element) || [];
      if (known.includes(selector)) continue;
      started.set(element, [...known, selector]);
      load().then((part) => part.start(element, isFresh), () => started.delete(element));
    }
  }
}

upgrade(document, false);
document.addEventListener('binome:fresh', (event) => upgrade(/** @type {Element} */ (event.target), true));

// A page kept for somebody without network (log.js) goes when somebody else is signed in.
const { person } = document.body.dataset;
if (person && 'caches' in window) {
  caches.keys().then((names) => names.filter((name) => name.startsWith('log ') && name !== `log ${person}`).forEach((name) => caches.delete(name)));
}

// The version in this file's own address (/assets/<version>/js/main.js) is that of the shell which the worker keeps.
const version = new URL(import.meta.url).pathname.split('/')[2];
if (document.querySelector('link[rel="manifest"]') && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register(`/sw.js?v=${version}`).catch(() => undefined);
}
