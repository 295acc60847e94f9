// A clock that tests move by hand, and a socket that they hold the other end of.

export class Time {
  constructor() {
    this.now = 0;
    this.next = 1;
    this.plans = new Map();
  }

  later = (what, ms, every) => {
    this.plans.set(this.next, { at: this.now + ms, what, every });
    return this.next++;
  };

  forget = (id) => { this.plans.delete(id); };

  /** Moves on by `ms`, running what falls due, and lets promises settle. */
  async pass(ms) {
    const end = this.now + ms;
    await settle();
    for (;;) {
      const [id, plan] = [...this.plans].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0] || [];
      if (!plan) break;
      this.now = plan.at;
      if (plan.every) plan.at += plan.every;
      else this.plans.delete(id);
      plan.what();
      await settle();
    }
    this.now = end;
  }
}

export const settle = () => new Promise((done) => setImmediate(done));

export function world(time) {
  const sockets = [];
  class WebSocket {
    constructor(url, protocol) {
      Object.assign(this, { url, protocol, said: [], isClosed: false, isDead: false });
      sockets.push(this);
    }
    send(text) {
      const frame = JSON.parse(text);
      this.said.push(frame);
      if (frame.type === 'here' && !this.isDead) queueMicrotask(() => this.says({ type: 'here' }));
    }
    close(code) { this.isClosed = true; this.code = code; }
    // The server's side. A dead line takes what is sent, and says nothing.
    opens() { this.onopen(); }
    says(frame) { this.onmessage({ data: JSON.stringify(frame) }); }
    ends(code) { this.isClosed = true; this.onclose({ code }); }
  }
  return {
    sockets,
    last: () => sockets[sockets.length - 1],
    WebSocket,
    random: () => 0.5,
    setTimeout: (what, ms) => time.later(what, ms),
    clearTimeout: time.forget,
    setInterval: (what, ms) => time.later(what, ms, ms),
    clearInterval: time.forget,
  };
}
