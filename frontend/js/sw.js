// Service worker: rings with the page closed, and says in our words that there is no network. Keeps the shell; of a person's
// pages only the one that log.js put away to note sessions without network, until they sign out.
// Registered as /sw.js?v=<hash of the assets>: another hash is another worker and another cache.

const CACHE = `binome${self.location.search}`;
const SHELL = '/assets/';
const OFFLINE = '/offline';
const LOG = '/log';
const KEPT = ['style', 'script', 'font', 'manifest'];

/** Generic on purpose: a lock screen is read by others. */
const WORDS = {
  fr: { offer: 'Quelqu’un a besoin de vous.', message: 'Un message vous attend.', other: 'Il y a du nouveau.' },
  en: { offer: 'Someone needs you.', message: 'A message is waiting for you.', other: 'There is something new.' },
};

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

// Fetched without cookies: what is kept cannot be anybody's.
async function keepShell() {
  const cache = await caches.open(CACHE);
  const page = await fetch(OFFLINE, { cache: 'reload', credentials: 'omit' });
  if (!page.ok || page.redirected) return;
  const html = await page.clone().text();
  const parts = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  await cache.put(OFFLINE, page);
  await Promise.all(parts.map((path) => cache.add(path).catch(() => undefined)));
}

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== CACHE && !isLog(name)).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

/** A cache with somebody's page of sessions, and all that it is made of. @param {string} name */
const isLog = (name) => name.startsWith('log ');

async function forgetLog() {
  const names = await caches.keys();
  await Promise.all(names.filter(isLog).map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method === 'POST' && pathname === '/sign-out') event.waitUntil(forgetLog());
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    const instead = async () => (pathname === LOG && await caches.match(LOG)) || (await caches.match(OFFLINE)) || Response.error();
    event.respondWith(fetch(request).catch(instead));
  } else if (pathname.startsWith(SHELL) && KEPT.includes(request.destination)) {
    event.respondWith(shell(request));
  }
});

async function shell(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok && !/no-store|private/.test(answer.headers.get('cache-control') || '')) {
      const copy = answer.clone();
      caches.open(CACHE).then((cache) => cache.put(request, copy)).catch(() => undefined);
    }
    return answer;
  } catch {
    return (await caches.match(request)) || Response.error();
  }
}

/** Payload: {kind, url, lang}. */
self.addEventListener('push', (event) => {
  let { kind = '', url = '/', lang = 'fr' } = {};
  try {
    ({ kind = '', url = '/', lang = 'fr' } = event.data.json());
  } catch {
    // Empty or unreadable: the generic words do.
  }
  const words = WORDS[lang] || WORDS.fr;
  const body = words[['offer', 'message'].find((known) => kind.startsWith(known)) || 'other'];
  event.waitUntil(self.registration.showNotification('Binôme', {
    body, lang, tag: `${kind} ${url}`, renotify: true, data: ours(url), vibrate: [200, 100, 200],
  }));
});

/** A link of this site, whatever was sent. */
function ours(url) {
  try {
    const full = new URL(url, self.location.origin);
    return full.origin === self.location.origin ? full.href : self.location.origin;
  } catch {
    return self.location.origin;
  }
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = event.notification.data || self.location.origin;
  event.waitUntil(self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((pages) => {
    const open = pages.find((page) => new URL(page.url).pathname === new URL(url).pathname);
    // A tab on another page is left alone: someone may be writing in it.
    return open ? open.focus() : self.clients.openWindow(url);
  }));
});
