// What a peer acknowledges is on the disk: lines appended to one file, one fdatasync for all who wait at that moment.
// Node 20 has no database of its own, and this is the least that makes anything durable: a favour to the peers.

import { fdatasync, openSync, readFileSync, write } from 'node:fs'
import { promisify } from 'node:util'

const [append, sync] = [promisify(write), promisify(fdatasync)]

export class Journal {
  #file
  #waiting = []
  #isWriting = false

  constructor(path) {
    this.#file = openSync(path, 'a')
  }

  /** Everything that was kept, oldest first. A last line cut by a crash was never acknowledged. */
  static *read(path) {
    const lines = readFileSync(path, { encoding: 'utf8', flag: 'a+' }).split('\n')
    lines.pop()
    for (const line of lines) yield JSON.parse(line)
  }

  /** Resolves once the entry is on the disk. */
  keep(entry) {
    return new Promise((kept, failed) => {
      this.#waiting.push({ line: `${JSON.stringify(entry)}\n`, kept, failed })
      if (!this.#isWriting) this.#write()
    })
  }

  async #write() {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0)
      try {
        await append(this.#file, group.map((one) => one.line).join(''))
        await sync(this.#file)
        group.forEach((one) => one.kept())
      } catch (error) {
        group.forEach((one) => one.failed(error))
      }
    }
    this.#isWriting = false
  }
}
