// What is on its way: one after the other, each with a key that stays the same until it has arrived.

/**
 * @typedef {{key: string, text: string}} Message
 * @typedef {'sent' | 'refused' | 'later'} Outcome
 */

/** @returns {string} 32 hex characters */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** @template {{key: string}} Item */
export class Queue {
  /** @param {(item: Item) => Promise<Outcome>} post */
  constructor(post) {
    this.post = post;
    this.isSending = false;
    /** @type {Item[]} */
    this.messages = [];
  }

  /** Sends what waits, in order; stops at the first that must wait. @returns {Promise<Outcome>} of the last one */
  async flush() {
    /** @type {Outcome} */
    let outcome = 'sent';
    if (this.isSending) return outcome;
    this.isSending = true;
    try {
      while (this.messages.length) {
        const [first] = this.messages;
        outcome = await this.post(first).catch(() => 'later');
        if (outcome === 'later') break;
        await this.left(first, outcome);
      }
    } finally {
      this.isSending = false;
    }
    return outcome;
  }

  /** It waits no more. @param {Item} item @param {Outcome} _outcome @returns {void | Promise<void>} */
  left(item, _outcome) {
    this.messages = this.messages.filter(({ key }) => key !== item.key);
  }
}

/** Messages and a draft, kept across reloads. @extends {Queue<Message>} */
export class Outbox extends Queue {
  /**
   * @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} storage @param {string} name
   * @param {(message: Message) => Promise<Outcome>} post
   */
  constructor(storage, name, post) {
    super(post);
    this.storage = storage;
    this.name = name;
    this.draft = '';
    try {
      Object.assign(this, JSON.parse(storage.getItem(name) || '{}'));
    } catch {
      // Unreadable or forbidden storage: what is typed lives as long as the page.
    }
  }

  /** @param {string} draft not sent yet */
  keep(draft) {
    this.draft = draft;
    this.save();
  }

  /** @param {string} text @returns {Message} */
  add(text) {
    const message = { key: newKey(), text };
    this.draft = '';
    this.messages = [...this.messages, message];
    this.save();
    return message;
  }

  /** @param {Message} message @param {Outcome} outcome */
  left(message, outcome) {
    super.left(message, outcome);
    this.save();
  }

  save() {
    const { draft, messages } = this;
    try {
      if (draft || messages.length) this.storage.setItem(this.name, JSON.stringify({ draft, messages }));
      else this.storage.removeItem(this.name);
    } catch {
      // As above.
    }
  }
}
