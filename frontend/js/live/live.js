// Ties the live connection to the page: what arrives refreshes the regions it concerns.
import { prepare } from './announce.js';
import { Cursors } from './cursor.js';
import { reloadOnce } from './page.js';
import { cursorsOf, liveRegions } from './refresh.js';
import { openSocket } from './socket.js';

/** After this long behind, a connection may have died unnoticed (ms). */
const STALE_MS = 60_000;

const cursors = new Cursors(cursorsOf(document.body));
/** @type {ReturnType<typeof openSocket> | null} */
let socket = null;
/** @type {ReturnType<typeof liveRegions> | null} */
let regions = null;

export function live() {
  regions = regions || liveRegions((list) => { if (cursors.adopt(list)) socket?.again(); });
  return regions;
}

/** @param {object} frame dropped when there is no connection */
export const say = (frame) => socket?.say(frame);

export function start() {
  const page = live();
  const isVisible = () => document.visibilityState === 'visible';
  let hiddenAt = 0;
  prepare();
  if (!cursors.boxes.size) return;
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`;
  const connection = socket = openSocket(url, {
    cursors,
    isVisible,
    deliver: (event) => page.changed(event.kind),
    hint(name) {
      page.changed(`hint:${name}`);
      document.dispatchEvent(new CustomEvent('binome:hint', { detail: name }));
    },
    resync: page.all,
    poll: page.all,
    reload: reloadOnce,
    welcome() {
      page.hinted();
      page.nudge();
      document.dispatchEvent(new CustomEvent('binome:live'));
    },
  });
  addEventListener('online', () => { connection.wake(true); page.nudge(); });
  addEventListener('pagehide', connection.stop);
  addEventListener('pageshow', ({ persisted }) => persisted && connection.connect());
  document.addEventListener('focusout', () => setTimeout(page.nudge, 300));
  document.addEventListener('visibilitychange', () => {
    if (isVisible()) connection.wake(Date.now() - hiddenAt > STALE_MS);
    else hiddenAt = Date.now();
  });
}
