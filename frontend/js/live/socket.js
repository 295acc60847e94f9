// The live connection: resumes, acknowledges, says "here", comes back by itself, and polls when it cannot.
import { backoff, isPatient } from './backoff.js';

const HERE_MS = 30_000;
/** The server answers `here`: after this long without a word the line is dead, though nobody said so. */
const ANSWER_MS = 15_000;
const POLL_MS = 20_000;
const WELCOME_MS = 15_000;
const STEADY_MS = 10_000;
const FAILURES_BEFORE_POLLING = 3;

/**
 * @typedef {object} Hooks
 * @property {import('./cursor.js').Cursors} cursors
 * @property {(event: import('./cursor.js').LiveEvent) => Promise<void>} deliver fulfilled once the page shows it
 * @property {(name: string) => void} hint
 * @property {() => void} resync everything must be fetched again
 * @property {() => void} welcome
 * @property {() => void} poll
 * @property {() => void} reload a right was lost
 * @property {() => boolean} isVisible
 *
 * @typedef {{WebSocket: any, setTimeout: any, clearTimeout: any, setInterval: any, clearInterval: any, random?: () => number}} World
 */

/** @param {string} url @param {Hooks} hooks @param {World} [world] */
export function openSocket(url, hooks, world = /** @type {any} */ (globalThis)) {
  const { cursors } = hooks;
  /** @type {any} */
  let socket = null;
  let isReady = false;
  let mustWait = false;
  let failures = 0;
  /** @type {import('./cursor.js').Ack[]} */
  let held = [];
  /** @type {Record<string, any>} */
  const timers = {};

  /** @param {string} name @param {() => void} [what] @param {number} [ms] */
  function timer(name, what, ms) {
    world.clearTimeout(timers[name]);
    timers[name] = what && world.setTimeout(what, ms);
  }

  /** @param {string} name @param {() => void} [what] @param {number} [ms] */
  function interval(name, what, ms) {
    if (what && timers[name]) return;
    world.clearInterval(timers[name]);
    timers[name] = what && world.setInterval(what, ms);
  }

  /** @param {object} frame */
  function say(frame) {
    if (isReady) socket.send(JSON.stringify(frame));
  }

  function here() {
    if (!isReady || !hooks.isVisible()) return;
    say({ type: 'here' });
    timer('answer', () => { drop(); lost(1006); }, ANSWER_MS);
  }

  // An acknowledgement says that a person can see it, so it waits for a page in front: until then push and mail may ring.
  function attend() {
    if (!isReady || !hooks.isVisible()) return;
    here();
    for (const ack of held) say(ack);
    held = [];
  }

  /** @param {string} mailbox @param {number} number */
  function shown(mailbox, number) {
    held.push(...cursors.shown(mailbox, number));
    if (!isReady || !hooks.isVisible()) return;
    for (const ack of held) say(ack);
    held = [];
  }

  function drop() {
    const old = socket;
    socket = null;
    isReady = false;
    for (const name of ['welcome', 'answer', 'steady', 'retry']) timer(name);
    interval('here');
    old?.close(1000);
  }

  function connect() {
    drop();
    mustWait = false;
    try {
      socket = new world.WebSocket(url, 'binome.v1');
    } catch {
      lost(1006);
      return;
    }
    const mine = socket;
    timer('welcome', () => { drop(); lost(1006); }, WELCOME_MS);
    mine.onopen = () => mine === socket && mine.send(JSON.stringify(cursors.resume()));
    mine.onmessage = (/** @type {{data: any}} */ { data }) => mine === socket && receive(data);
    mine.onclose = (/** @type {{code: number}} */ { code }) => {
      if (mine !== socket) return;
      socket = null;
      drop();
      lost(code);
    };
  }

  /** @param {number} code */
  function lost(code) {
    if (code === 4401) {
      interval('poll');
      hooks.reload();
      return;
    }
    mustWait = isPatient(code);
    failures += code === 1012 ? 0 : 1;
    if (failures >= FAILURES_BEFORE_POLLING) interval('poll', () => hooks.isVisible() && hooks.poll(), POLL_MS);
    timer('retry', connect, backoff(failures, code, world.random));
  }

  // Resuming at once is right the first time; a server that keeps us resuming is a failing one.
  function again() {
    drop();
    if (failures) lost(1006);
    else { failures = 1; connect(); }
  }

  /** @param {any} data */
  function receive(data) {
    timer('answer');
    let frame = null;
    try { frame = JSON.parse(data); } catch { return; }
    const step = cursors.receive(frame);
    if (step.do === 'welcome') welcome();
    if (step.do === 'hint') hooks.hint(step.name);
    if (step.do === 'resync') hooks.resync();
    if (step.do === 'gap') again();
    if (step.do === 'deliver') {
      const { mailbox, number } = step.event;
      hooks.deliver(step.event).then(() => shown(mailbox, number));
    }
  }

  function welcome() {
    isReady = true;
    timer('welcome');
    interval('poll');
    interval('here', here, HERE_MS);
    timer('steady', () => { failures = 0; }, STEADY_MS);
    for (const ack of cursors.acked()) if (!held.some(({ mailbox }) => mailbox === ack.mailbox)) say(ack);
    attend();
    hooks.welcome();
  }

  connect();
  return {
    say,
    again,
    /** The page is in front or the network is back. @param {boolean} isStale the connection may be dead without a word */
    wake(isStale) {
      if (socket && isStale) connect();
      else if (!socket && !mustWait) connect();
      else attend();
    },
    stop() {
      drop();
      interval('poll');
    },
    connect,
  };
}
