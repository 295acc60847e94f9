// What waits on this device for somebody (IndexedDB, a row each): it survives a closed browser, and is nobody else's.
import { Queue, newKey } from './outbox.js';

/**
 * @typedef {{id?: number, key: string, person: string, at: number, label: string, body: string, fault?: string}} Entry
 *   at: when it was noted (ms); body: the form as it is sent, its key included, the same at every try; fault: why it was refused
 */

/** @param {any} request or transaction @returns {Promise<any>} */
const settled = (request) => new Promise((yes, no) => {
  request.onsuccess = request.oncomplete = () => yes(request.result);
  request.onerror = request.onabort = no;
});

/** @param {IDBDatabase} db */
const rows = (db, mode = 'readonly') => db.transaction('log', mode, { durability: 'strict' }).objectStore('log');

/** @extends {Queue<Entry>} */
export class Shelf extends Queue {
  /** @param {string} person @param {(entry: Entry) => Promise<import('./outbox.js').Outcome>} post @param {IDBFactory} factory */
  static async open(person, post, factory = indexedDB) {
    const opening = factory.open('log');
    opening.onupgradeneeded = () => opening.result.createObjectStore('log', { keyPath: 'id', autoIncrement: true });
    const shelf = Object.assign(new Shelf(post), { person, db: await settled(opening) });
    await shelf.load();
    return shelf;
  }

  /** Another tab may have put or sent some: the rows are the truth. Those refused wait for a person. */
  async load() {
    const mine = (await settled(rows(this.db).getAll())).filter(({ person }) => person === this.person);
    this.messages = mine.filter(({ fault }) => !fault);
    this.refused = mine.filter(({ fault }) => fault);
  }

  /** Fulfilled once the device keeps it. @param {(rows: IDBObjectStore) => void} work */
  async write(work) {
    const store = rows(this.db, 'readwrite');
    work(store);
    await settled(store.transaction);
    await this.load();
  }

  /** @param {URLSearchParams} form @param {string} label @param {number} at */
  add(form, label, at) {
    const [key, { person }] = [newKey(), this];
    form.set('form_key', key);
    form.set('noted_at', at);
    return this.write((store) => store.add({ key, person, at, label, body: `${form}` }));
  }

  /** @param {Entry} entry */
  drop(entry) {
    return this.write((store) => store.delete(entry.id));
  }

  /** Sent: it goes. Refused: it stays with the reason. @param {Entry} entry @param {import('./outbox.js').Outcome} outcome */
  left(entry, outcome) {
    return outcome === 'sent' ? this.drop(entry) : this.write((store) => store.put(entry));
  }
}
