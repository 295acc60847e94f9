// The page's own URL, fetched again.

const ANSWER_MS = 15_000;
const RELOAD_MS = 30_000;

/** @type {any} */
let later = null;

/** Reloads, but not twice in a row: a page that is refused again would reload at every moment. Then it does later. */
export function reloadOnce() {
  const wait = Number(sessionStorage.getItem('reloaded')) + RELOAD_MS - Date.now();
  if (wait > 0) {
    later ??= setTimeout(() => { later = null; reloadOnce(); }, wait);
    return;
  }
  sessionStorage.setItem('reloaded', String(Date.now()));
  location.reload();
}

/** @returns {Promise<Document | null>} `null` when the page is no longer there for this person, and reloads */
export async function fetchPage() {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_MS);
  try {
    const answer = await fetch(location.pathname + location.search, {
      cache: 'no-store', credentials: 'same-origin', headers: { accept: 'text/html' }, signal: stop.signal,
    });
    if ([401, 403, 404, 410].includes(answer.status) || new URL(answer.url).pathname !== location.pathname) {
      reloadOnce();
      return null;
    }
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  } finally {
    clearTimeout(timer);
  }
}
