// How long to wait before trying again, so that many phones do not come back in the same second.

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** @param {number} code WebSocket close code @returns {boolean} whether the server asked for patience */
export const isPatient = (code) => code === 1012 || code === 1013;

/**
 * @param {number} failures in a row, from 1 @param {number} [code] WebSocket close code @param {() => number} [random]
 * @returns {number} milliseconds, 1,000 to 30,000
 */
export function backoff(failures, code = 1006, random = Math.random) {
  let [from, to] = [FIRST_MS, Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(1, failures))];
  if (code === 1012) to = Math.max(to, 5000);
  if (code === 1013) [from, to] = [5000, LONGEST_MS];
  return from + Math.floor(random() * (to - from));
}
