// Many wishes to refresh within a moment become one run; what fails or cannot be done yet is tried again.
import { backoff } from './backoff.js';

/**
 * @param {(ids: string[]) => Promise<string[]>} run does the work, answers the ids it had to leave for later
 * @param {{wait?: number, again?: number, later?: (f: () => void, ms: number) => any, forget?: (timer: any) => void}} [options]
 *   wait: ms from the first wish to its run; again: ms before what was left is tried again
 */
export function coalesce(run, { wait = 250, again = 2000, later = (f, ms) => setTimeout(f, ms), forget = (t) => clearTimeout(t) } = {}) {
  /** @type {{left: Set<string>, done: () => void}[]} */
  let wishes = [];
  /** @type {any} */
  let timer = null;
  let isRunning = false;
  /** A run is planned within `wait`; else what is planned, if anything, is a later retry. */
  let isSoon = false;
  let failures = 0;

  /** @param {number} ms */
  const plan = (ms) => {
    if (timer !== null) forget(timer);
    timer = later(go, ms);
    isSoon = ms <= wait;
  };

  async function go() {
    [timer, isSoon] = [null, false];
    if (isRunning || !wishes.length) return;
    isRunning = true;
    const taken = wishes;
    wishes = [];
    const ids = [...new Set(taken.flatMap(({ left }) => [...left]))];
    let kept = ids;
    try {
      kept = await run(ids);
      failures = 0;
    } catch {
      failures += 1;
    }
    isRunning = false;
    for (const wish of taken) {
      wish.left = new Set([...wish.left].filter((id) => kept.includes(id)));
      if (!wish.left.size) wish.done();
    }
    const hasNew = wishes.length > 0;
    wishes = [...taken.filter(({ left }) => left.size), ...wishes];
    if (wishes.length) plan(failures ? backoff(failures) : hasNew ? wait : again);
  }

  return {
    /** @param {string[]} ids @returns {Promise<void>} fulfilled when each of them was done after this call */
    ask(ids) {
      if (!ids.length) return Promise.resolve();
      const wish = new Promise((done) => wishes.push({ left: new Set(ids), done: () => done(undefined) }));
      // A run under way plans the next one itself; after a failure the server is left its pause.
      if (!isRunning && !isSoon && !failures) plan(wait);
      return wish;
    },
    /** Tries at once what waits: the network is back, a field was left. */
    nudge() {
      if (wishes.length && !isRunning) plan(0);
    },
  };
}
