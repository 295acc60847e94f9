import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cursors } from '../../../frontend/js/live/cursor.js';

const ana = '0000000000ana';
const event = (number, id = `e${number}`) => ({ type: 'event', mailbox: ana, number, id, kind: 'offer_made', at: 0, data: {} });
const at = (number, id = number ? `e${number}` : null) => new Cursors([{ mailbox: ana, number, event: id }]);

test('a connection resumes from the cursors of the page', () => {
  assert.deepEqual(at(0).resume(), { type: 'resume', cursors: [{ mailbox: ana, number: 0, event: null }] });
  const cursors = at(12);
  cursors.receive(event(13));
  assert.deepEqual(cursors.resume().cursors, [{ mailbox: ana, number: 13, event: 'e13' }]);
});

test('events are delivered in order, and what was had already is dropped', () => {
  const cursors = at(12);
  assert.equal(cursors.receive(event(12)).do, 'ignore');
  assert.deepEqual(cursors.receive(event(13)), { do: 'deliver', event: event(13) });
  assert.equal(cursors.receive(event(13)).do, 'ignore');
  assert.equal(cursors.receive(event(4)).do, 'ignore');
  assert.equal(cursors.receive(event(14)).do, 'deliver');
});

test('a number that jumps is a gap, and nothing moves', () => {
  const cursors = at(12);
  assert.equal(cursors.receive(event(14)).do, 'gap');
  assert.equal(cursors.resume().cursors[0].number, 12);
});

test('the same number with another id is another history', () => {
  assert.equal(at(12).receive(event(12, 'other')).do, 'gap');
});

test('acknowledgements follow the numbers, whatever is shown first', () => {
  const cursors = at(12);
  for (const number of [13, 14, 15]) cursors.receive(event(number));
  assert.deepEqual(cursors.shown(ana, 14), []);
  assert.deepEqual(cursors.shown(ana, 13).map(({ number }) => number), [13, 14]);
  assert.deepEqual(cursors.shown(ana, 13), []);
  assert.deepEqual(cursors.acked(), [{ type: 'ack', mailbox: ana, number: 14 }]);
  assert.deepEqual(cursors.shown(ana, 15), [{ type: 'ack', mailbox: ana, number: 15 }]);
});

test('after a resync the page\'s cursor counts, even a lower one', () => {
  const cursors = at(12);
  cursors.receive(event(13));
  assert.deepEqual(cursors.receive({ type: 'resync', mailbox: ana }), { do: 'resync', mailbox: ana });
  assert.deepEqual(cursors.shown(ana, 13), [], 'nothing of the other history is acknowledged');
  assert.equal(cursors.adopt([{ mailbox: ana, number: 5, event: 'n5' }]), false);
  assert.equal(cursors.receive(event(6)).do, 'deliver');
});

test('what came while lost and is not in the page yet is asked for again', () => {
  const cursors = at(12);
  cursors.receive({ type: 'resync', mailbox: ana });
  assert.equal(cursors.receive(event(6)).do, 'ignore');
  assert.equal(cursors.adopt([{ mailbox: ana, number: 5, event: 'e5' }]), true);
  assert.deepEqual(cursors.resume().cursors[0], { mailbox: ana, number: 5, event: 'e5' });
  assert.equal(cursors.receive(event(6)).do, 'deliver');
});

test('a page that was read before the resync is resumed from: the server went on from its head', () => {
  const cursors = at(12);
  cursors.receive({ type: 'resync', mailbox: ana, number: 70 });
  assert.equal(cursors.adopt([{ mailbox: ana, number: 66, event: 'e66' }]), true);
  assert.deepEqual(cursors.resume().cursors[0], { mailbox: ana, number: 66, event: 'e66' });
});

test('a page fetched again does not move a cursor that is not lost', () => {
  const cursors = at(12);
  assert.equal(cursors.adopt([{ mailbox: ana, number: 20, event: 'e20' }]), false);
  assert.equal(cursors.receive(event(13)).do, 'deliver');
});

test('a new mailbox of the page is resumed too; a lost one that the page no longer names is let go', () => {
  const cursors = at(12);
  assert.equal(cursors.adopt([{ mailbox: ana, number: 12, event: 'e12' }, { mailbox: 'b', number: 0, event: null }]), true);
  assert.equal(cursors.resume().cursors.length, 2);
  cursors.receive({ type: 'resync', mailbox: 'b' });
  cursors.adopt([{ mailbox: ana, number: 12, event: 'e12' }]);
  assert.deepEqual(cursors.resume().cursors.map(({ mailbox }) => mailbox), [ana]);
});

test('frames that mean nothing here change nothing', () => {
  const cursors = at(12);
  for (const frame of [null, 3, {}, { type: 'later' }, { ...event(13), mailbox: 'other' }, { ...event(13), number: '13' }, { type: 'resync', mailbox: 'other' }]) {
    assert.equal(cursors.receive(frame).do, 'ignore');
  }
  assert.deepEqual(cursors.receive({ type: 'hint', name: 'catalogue' }), { do: 'hint', name: 'catalogue' });
  assert.equal(cursors.resume().cursors[0].number, 12);
});

test('whatever is cut, doubled or replayed, each event is delivered once and in order', () => {
  let seed = 7;
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round += 1) {
    const cursors = at(0);
    const got = [];
    let next = 1;
    while (got.length < 30) {
      const luck = chance();
      if (luck < 0.1) next = Math.max(1, next - 3); // replayed
      if (luck > 0.9) next += 1; // lost on the way
      const step = cursors.receive(event(next));
      if (step.do === 'deliver') got.push(step.event.number);
      if (step.do === 'gap') next = cursors.resume().cursors[0].number; // resumed
      next += 1;
    }
    assert.deepEqual(got, Array.from({ length: got.length }, (_, index) => index + 1));
  }
});
