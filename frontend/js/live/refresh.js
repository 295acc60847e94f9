// The `[data-live]` regions of a page: which of them an event concerns, and how they are fetched again.
import { notice } from './announce.js';
import { coalesce } from './coalesce.js';
import { isBusy, swap } from './merge.js';
import { fetchPage } from './page.js';

/** Stands for the page itself, when its cursors are wanted. */
const PAGE = '';

/** @param {string | undefined} list value of data-live @param {string} name an event kind, or "hint:" and a hint's name */
export const concerns = (list, name) => (list || '').split(/\s+/).includes(name);

/** The text of the window's title without its badge, and with it. @param {string} title @param {number} count */
export const badge = (title, count) => (count > 0 ? `(${count}) ` : '') + title.replace(/^\(\d+\) /, '');

/** @param {string} html @returns {string} without what is new at every fetch though nothing changed */
export const essence = (html) => html.replace(/(name="form_key" value=")[^"]*/g, '$1');

/** @param {(cursors: import('./cursor.js').Cursor[]) => void} onCursors each time the page was fetched */
export function liveRegions(onCursors) {
  /** @type {Map<string, string>} what the server sent last, by id */
  const sent = new Map();
  const regions = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-live][id]')]);
  const wishes = coalesce(run);
  for (const region of regions()) sent.set(region.id, essence(region.outerHTML));
  notice(false);
  count(document.title);

  /** @param {string[]} ids */
  async function run(ids) {
    const isFree = (/** @type {string} */ id) => {
      const region = id !== PAGE && document.getElementById(id);
      return !region || !isBusy(region);
    };
    if (!ids.some(isFree)) return ids;
    const page = await fetchPage();
    if (!page) return [];
    const left = ids.filter((id) => !isFree(id));
    for (const id of ids) if (id !== PAGE && !left.includes(id)) replace(id, page);
    notice(true);
    count(page.title);
    onCursors(cursorsOf(page.body));
    return left;
  }

  /** @param {string} id @param {Document} page */
  function replace(id, page) {
    const old = document.getElementById(id);
    if (!old) return;
    // A copy: a region that lies in this one must still be found in the page, or it would be taken for gone.
    const fresh = /** @type {HTMLElement | undefined} */ (page.getElementById(id)?.cloneNode(true));
    const html = fresh ? essence(fresh.outerHTML) : '';
    if (sent.get(id) === html) return;
    // A region may hold others, or lie in one: what is noted of them follows what is shown.
    for (let up = old.parentElement?.closest('[data-live]'); up; up = up.parentElement?.closest('[data-live]')) sent.delete(up.id);
    for (const inner of fresh?.querySelectorAll('[data-live][id]') || []) sent.set(inner.id, essence(inner.outerHTML));
    sent.set(id, html);
    if (fresh) swap(old, fresh);
    // No longer part of the page: better nothing than something untrue. It may come back.
    else { old.replaceChildren(); old.hidden = true; }
  }

  return {
    /** @param {string} name @returns {Promise<void>} fulfilled once the page shows it */
    changed: (name) => wishes.ask(regions().filter(({ dataset }) => concerns(dataset.live, name)).map(({ id }) => id)),
    /** Regions fed by hints, which are not kept by the server. */
    hinted: () => wishes.ask(regions().filter(({ dataset }) => /(^|\s)hint:/.test(dataset.live || '')).map(({ id }) => id)),
    all: () => wishes.ask([PAGE, ...regions().map(({ id }) => id)]),
    /** @param {Element | null | undefined} region */
    one: (region) => wishes.ask(region?.id ? [region.id] : []),
    nudge: wishes.nudge,
  };
}

/** Counts are in the title; one with `data-badge` if the switch of that name was turned on. @param {string} title */
export function count(title) {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-count]')]);
  const wanted = all.filter(({ dataset: { badge: key } }) => !key || localStorage.getItem(key) === 'on');
  const counts = wanted.map(({ dataset }) => Number(dataset.count) || 0);
  document.title = badge(title, counts.reduce((sum, n) => sum + n, 0));
}

/** @param {HTMLElement} body @returns {import('./cursor.js').Cursor[]} */
export function cursorsOf(body) {
  try {
    return JSON.parse(body.dataset.cursors || '[]');
  } catch {
    return [];
  }
}
