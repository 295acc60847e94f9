// What a page knows of its mailboxes, and what each frame of the server means for it. Decides only: no socket, no clock.

/**
 * @typedef {{mailbox: string, number: number, event: string | null}} Cursor last event known; number 0 has no event
 * @typedef {{type: 'event', mailbox: string, number: number, id: string, kind: string, at: number, data: object}} LiveEvent
 * @typedef {{do: 'welcome'} | {do: 'deliver', event: LiveEvent} | {do: 'hint', name: string}
 *   | {do: 'resync', mailbox: string} | {do: 'gap'} | {do: 'ignore'}} Step
 * @typedef {{type: 'ack', mailbox: string, number: number}} Ack
 * @typedef {{number: number, event: string | null, isLost: boolean, seen: number, waiting: number[],
 *   ready: Set<number>, acked: number}} Box
 */

/** @param {Cursor} cursor @returns {Box} */
const boxOf = ({ number, event }) => ({
  number, event, isLost: false, seen: 0, waiting: [], ready: new Set(), acked: 0,
});

export class Cursors {
  /** @param {Cursor[]} list as the page carries it */
  constructor(list) {
    /** @type {Map<string, Box>} */
    this.boxes = new Map(list.map((cursor) => [cursor.mailbox, boxOf(cursor)]));
  }

  /** First frame of a connection. */
  resume() {
    const cursors = [...this.boxes].map(([mailbox, { number, event }]) => ({ mailbox, number, event }));
    return { type: 'resume', cursors };
  }

  /** @param {any} frame what the server sent, parsed @returns {Step} */
  receive(frame) {
    const box = this.boxes.get(frame?.mailbox);
    switch (frame?.type) {
      case 'welcome': return { do: 'welcome' };
      case 'hint': return { do: 'hint', name: String(frame.name) };
      case 'resync':
        if (!box) return { do: 'ignore' };
        // A page fetched before this frame may be behind the head from which the server goes on.
        Object.assign(box, { isLost: true, seen: frame.number ?? 0, waiting: [], acked: 0 });
        box.ready.clear();
        return { do: 'resync', mailbox: frame.mailbox };
      case 'event': return box && Number.isSafeInteger(frame.number) ? event(box, frame) : { do: 'ignore' };
      default: return { do: 'ignore' };
    }
  }

  /**
   * The page now shows what that event tells.
   * @param {string} mailbox @param {number} number
   * @returns {Ack[]} what may be acknowledged: in number order, never ahead of an event that is not shown yet
   */
  shown(mailbox, number) {
    const box = this.boxes.get(mailbox);
    const acks = /** @type {Ack[]} */ ([]);
    if (!box || !box.waiting.includes(number)) return acks;
    box.ready.add(number);
    while (box.ready.delete(box.waiting[0])) {
      box.acked = /** @type {number} */ (box.waiting.shift());
      acks.push({ type: 'ack', mailbox, number: box.acked });
    }
    return acks;
  }

  /** Said again after a reconnection, as the last acknowledgement may have been lost. @returns {Ack[]} */
  acked() {
    return [...this.boxes].filter(([, box]) => box.acked > 0)
      .map(([mailbox, { acked }]) => ({ type: 'ack', mailbox, number: acked }));
  }

  /**
   * Takes the cursors of a page fetched again: those of lost mailboxes, and mailboxes that are new.
   * @param {Cursor[]} list @returns {boolean} whether the connection must resume with them
   */
  adopt(list) {
    let mustResume = false;
    const named = new Set(list.map(({ mailbox }) => mailbox));
    for (const [mailbox, box] of this.boxes) if (box.isLost && !named.has(mailbox)) this.boxes.delete(mailbox);
    for (const cursor of list) {
      const box = this.boxes.get(cursor.mailbox);
      if (box && !box.isLost) continue;
      // Events that came while lost and that the page does not tell yet: the server replays them.
      mustResume = mustResume || !box || box.seen > cursor.number;
      this.boxes.set(cursor.mailbox, boxOf(cursor));
    }
    return mustResume;
  }
}

/** @param {Box} box @param {LiveEvent} frame @returns {Step} */
function event(box, frame) {
  if (box.isLost) {
    box.seen = Math.max(box.seen, frame.number);
    return { do: 'ignore' };
  }
  // The same number with another id is another history (a restored copy): resuming makes the server say so.
  if (frame.number === box.number && frame.id !== box.event) return { do: 'gap' };
  if (frame.number <= box.number) return { do: 'ignore' };
  if (frame.number > box.number + 1) return { do: 'gap' };
  box.number = frame.number;
  box.event = frame.id;
  box.waiting.push(frame.number);
  return { do: 'deliver', event: frame };
}
