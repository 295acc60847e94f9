import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cursors } from '../../../frontend/js/live/cursor.js';
import { openSocket } from '../../../frontend/js/live/socket.js';
import { settle, Time, world } from './time.mjs';

const ana = '0000000000ana';
const event = (number) => ({ type: 'event', mailbox: ana, number, id: `e${number}`, kind: 'offer_made', at: 0, data: {} });

function page() {
  const time = new Time();
  const net = world(time);
  const seen = { events: [], hints: [], resyncs: 0, polls: 0, reloads: 0, isVisible: true };
  const cursors = new Cursors([{ mailbox: ana, number: 12, event: 'e12' }]);
  const socket = openSocket('ws://hub/live', {
    cursors,
    deliver: async ({ number }) => { seen.events.push(number); },
    hint: (name) => seen.hints.push(name),
    resync: () => { seen.resyncs += 1; },
    welcome: () => undefined,
    poll: () => { seen.polls += 1; },
    reload: () => { seen.reloads += 1; },
    isVisible: () => seen.isVisible,
  }, net);
  const welcome = () => { net.last().opens(); net.last().says({ type: 'welcome', mailboxes: [ana] }); };
  const kinds = (kind) => net.last().said.filter(({ type }) => type === kind);
  return { time, net, seen, cursors, socket, welcome, kinds };
}

test('resumes first, in the right protocol, then says here every 30 seconds while visible', async () => {
  const { time, net, seen, welcome, kinds } = page();
  assert.equal(net.last().protocol, 'binome.v1');
  welcome();
  assert.equal(net.last().said[0].type, 'resume');
  assert.equal(kinds('here').length, 1);
  await time.pass(60_000);
  assert.equal(kinds('here').length, 3);
  seen.isVisible = false;
  await time.pass(60_000);
  assert.equal(kinds('here').length, 3);
});

test('a line that died without a word is left, and the page comes back by itself', async () => {
  const { time, net, welcome } = page();
  welcome();
  await time.pass(20_000);
  assert.equal(net.sockets.length, 1);
  net.last().isDead = true;
  await time.pass(30_000);
  assert.equal(net.sockets[0].isClosed, true, 'here was not answered for 15 seconds');
  assert.equal(net.sockets.length, 2);
  assert.equal(net.last().isClosed, false);
});

test('acknowledges once the page shows it; a hidden page waits until it is seen', async () => {
  const { seen, net, socket, welcome, kinds } = page();
  welcome();
  net.last().says(event(13));
  await settle();
  assert.deepEqual(kinds('ack').map(({ number }) => number), [13]);
  seen.isVisible = false;
  net.last().says(event(14));
  net.last().says(event(15));
  await settle();
  assert.equal(kinds('ack').length, 1);
  seen.isVisible = true;
  socket.wake(false);
  assert.deepEqual(kinds('ack').map(({ number }) => number), [13, 14, 15]);
});

test('cut and back: resumes after what it has, drops what is replayed, says the last acknowledgement again', async () => {
  const { time, net, seen, welcome, kinds } = page();
  welcome();
  net.last().says(event(13));
  await settle();
  net.last().ends(1006);
  await time.pass(2000);
  assert.equal(net.sockets.length, 2);
  welcome();
  assert.equal(net.last().said[0].cursors[0].number, 13);
  assert.deepEqual(kinds('ack').map(({ number }) => number), [13]);
  net.last().says(event(13));
  net.last().says(event(14));
  await settle();
  assert.deepEqual(seen.events, [13, 14]);
});

test('a gap closes and resumes at once; again and again, it waits', async () => {
  const { net, seen, welcome } = page();
  welcome();
  net.last().says(event(15));
  assert.equal(net.sockets.length, 2);
  assert.ok(net.sockets[0].isClosed);
  welcome();
  assert.equal(net.last().said[0].cursors[0].number, 12);
  net.last().says(event(15));
  assert.equal(net.sockets.length, 2);
  assert.deepEqual(seen.events, []);
});

test('frames of a connection that was left are not heard', async () => {
  const { net, seen, welcome } = page();
  welcome();
  const [old] = net.sockets;
  old.says(event(15));
  old.says(event(13));
  old.ends(1000);
  await settle();
  assert.deepEqual(seen.events, []);
  assert.equal(net.sockets.length, 2);
});

test('after three failures it polls every 20 seconds while visible, and stops when it is back', async () => {
  const { time, net, seen, socket, welcome } = page();
  for (const pause of [3000, 3000, 0]) {
    net.last().ends(1006);
    await time.pass(pause);
  }
  assert.equal(seen.polls, 0);
  await time.pass(20_000);
  assert.equal(seen.polls, 1);
  seen.isVisible = false;
  await time.pass(40_000);
  assert.equal(seen.polls, 1);
  seen.isVisible = true;
  socket.wake(true);
  welcome();
  await time.pass(60_000);
  assert.equal(seen.polls, 1);
});

test('a lost right reloads and does not come back by itself', async () => {
  const { time, net, seen, welcome } = page();
  welcome();
  net.last().ends(4401);
  await time.pass(120_000);
  assert.equal(seen.reloads, 1);
  assert.equal(net.sockets.length, 1);
});

test('a restarting or full server is left its time, even when the page comes in front', async () => {
  for (const code of [1012, 1013]) {
    const { time, net, socket, welcome } = page();
    welcome();
    net.last().ends(code);
    socket.wake(true);
    assert.equal(net.sockets.length, 1);
    await time.pass(30_000);
    assert.ok(net.sockets.length > 1, `after ${code}`);
  }
});

test('network back: connects at once; a connection that hangs is given up', async () => {
  const { time, net, socket } = page();
  for (let failure = 0; failure < 5; failure += 1) { net.last().ends(1006); socket.wake(false); }
  assert.equal(net.sockets.length, 6);
  await time.pass(15_000);
  assert.ok(net.sockets[5].isClosed);
});

test('resync and hints go to the page', () => {
  const { net, seen, welcome } = page();
  welcome();
  net.last().says({ type: 'resync', mailbox: ana });
  net.last().says({ type: 'hint', name: 'catalogue' });
  net.last().onmessage({ data: 'not json' });
  assert.deepEqual([seen.resyncs, seen.hints], [1, ['catalogue']]);
});
