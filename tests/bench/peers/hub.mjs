// The small job that both peers do: somebody asks, three helpers are told, one accepts, the others see the offer leave.
// No rights, no ranking, no sealed words, no audit: what is left is what a hub cannot do without. Helpers are numbers.

import { createServer } from 'node:http'
import { Journal } from './journal.mjs'

const [folder, helpers, port] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]

export class Hub {
  #journal
  #requests = new Map()
  #offers = new Map()
  #mailboxes = new Map()
  /** Helper → the offers they can accept. */
  #lists = new Map()
  #next = 0
  /** Who listens: helper → what sends a frame. Set by the transport. */
  listeners = new Map()

  constructor() {
    const path = `${folder}/journal`
    for (const entry of Journal.read(path)) this.#apply(entry)
    this.#journal = new Journal(path)
  }

  /** What a helper missed since a number, in order. */
  missed(helper, number) {
    return (this.#mailboxes.get(helper) ?? []).slice(number)
  }

  offersOf(helper) {
    return [...(this.#lists.get(helper) ?? [])]
  }

  async ask(to) {
    const request = `r${this.#requests.size}`
    const offers = Array.from({ length: to }, (_, place) => [`${request}-${place}`, this.#next++ % helpers])
    const entry = { kind: 'asked', request, offers }
    await this.#journal.keep(entry)
    return this.#apply(entry)
  }

  /** The letters to tell, or null when somebody was quicker. One thread: nobody comes between the look and the mark. */
  async accept(id, helper) {
    const offer = this.#offers.get(id)
    if (offer?.helper !== helper || !this.#requests.get(offer.request).isOpen) return null
    this.#requests.get(offer.request).isOpen = false
    const entry = { kind: 'accepted', request: offer.request, offer: id }
    await this.#journal.keep(entry)
    return this.#apply(entry)
  }

  /** Changes what is in memory; the letters that this makes. */
  #apply(entry) {
    if (entry.kind === 'asked') {
      this.#requests.set(entry.request, { isOpen: true, offers: entry.offers.map(([id]) => id) })
      return entry.offers.map(([id, helper]) => {
        this.#offers.set(id, { helper, request: entry.request })
        this.#lists.set(helper, (this.#lists.get(helper) ?? new Set()).add(id))
        return this.#letter(helper, 'offer_made', { offer: id, help_request: entry.request, is_now: true })
      })
    }
    const request = this.#requests.get(entry.request)
    request.isOpen = false
    return request.offers.map((id) => {
      const { helper } = this.#offers.get(id)
      this.#lists.get(helper).delete(id)
      return this.#letter(helper, id === entry.offer ? 'paired' : 'offer_left', { offer: id, help_request: entry.request })
    })
  }

  #letter(helper, kind, data) {
    const mailbox = this.#mailboxes.get(helper) ?? []
    this.#mailboxes.set(helper, mailbox)
    const number = mailbox.length + 1
    const letter = { type: 'event', mailbox: String(helper), number, id: `${helper}-${number}`, kind, at: Date.now(), data }
    mailbox.push(letter)
    return letter
  }

  tell(letters) {
    for (const letter of letters) this.listeners.get(Number(letter.mailbox))?.(letter)
  }
}

export function helperOf(headers) {
  return Number(/sign_in=(\d+)/.exec(headers.cookie ?? '')?.[1])
}

/** The forms and the page, over HTTP as in the product; answers leave before offers, as there. */
export function serve(hub) {
  const answer = (response, status, body = '') =>
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body) }).end(body)
  const server = createServer(async (request, response) => {
    request.resume()
    const url = new URL(request.url, 'http://localhost')
    const [, offer] = /^\/offers\/([^/]+)\/acceptance$/.exec(url.pathname) ?? []
    if (request.method === 'GET') {
      const form = (id) => `<form method="post" action="/offers/${id}/acceptance"><button>Je m’en occupe</button></form>`
      return answer(response, 200, url.pathname === '/home' ? hub.offersOf(helperOf(request.headers)).map(form).join('') : 'ready')
    }
    const letters = offer ? await hub.accept(offer, helperOf(request.headers)) : await hub.ask(Number(url.searchParams.get('to') ?? 3))
    answer(response, letters ? 303 : 409)
    if (letters) hub.tell(letters)
  })
  server.keepAliveTimeout = 60_000
  server.listen({ host: '127.0.0.1', port, backlog: 4096 }, () => console.log(`http://127.0.0.1:${server.address().port}`))
  return server
}
