// Messages on their way: one after the other, each with a key that stays the same until it has arrived, kept across reloads.

/**
 * @typedef {{key: string, text: string}} Message
 * @typedef {'sent' | 'refused' | 'later'} Outcome
 */

/** @returns {string} 32 hex characters */
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export class Outbox {
  /**
   * @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} storage @param {string} name
   * @param {(message: Message) => Promise<Outcome>} post
   */
  constructor(storage, name, post) {
    this.storage = storage;
    this.name = name;
    this.post = post;
    this.isSending = false;
    /** @type {{draft: string, messages: Message[]}} */
    this.kept = { draft: '', messages: [] };
    try {
      this.kept = { ...this.kept, ...JSON.parse(storage.getItem(name) || '{}') };
    } catch {
      // Unreadable or forbidden storage: what is typed lives as long as the page.
    }
  }

  /** @param {string} draft not sent yet */
  keep(draft) {
    this.kept.draft = draft;
    this.save();
  }

  /** @param {string} text @returns {Message} */
  add(text) {
    const message = { key: newKey(), text };
    this.kept = { draft: '', messages: [...this.kept.messages, message] };
    this.save();
    return message;
  }

  /** Sends what waits, in order; stops at the first that must wait. @returns {Promise<Outcome>} of the last one */
  async flush() {
    /** @type {Outcome} */
    let outcome = 'sent';
    if (this.isSending) return outcome;
    this.isSending = true;
    while (this.kept.messages.length) {
      outcome = await this.post(this.kept.messages[0]).catch(() => 'later');
      if (outcome === 'later') break;
      this.kept.messages.shift();
      this.save();
    }
    this.isSending = false;
    return outcome;
  }

  save() {
    const { draft, messages } = this.kept;
    try {
      if (draft || messages.length) this.storage.setItem(this.name, JSON.stringify(this.kept));
      else this.storage.removeItem(this.name);
    } catch {
      // As above.
    }
  }
}
