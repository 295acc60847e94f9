import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox } from '../../../frontend/js/outbox.js';

function storage() {
  const kept = new Map();
  return { kept, getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text), removeItem: (name) => kept.delete(name) };
}

test('messages leave one by one, in order, and nothing of them stays', async () => {
  const sent = [];
  const kept = storage();
  const box = new Outbox(kept, 'chat:1', async ({ text }) => { sent.push(text); return 'sent'; });
  box.add('un');
  const first = box.flush();
  box.add('deux');
  await Promise.all([first, box.flush()]);
  assert.deepEqual(sent, ['un', 'deux']);
  assert.equal(kept.kept.size, 0);
});

test('without network a message waits, and leaves later with the same key, even after a reload', async () => {
  const keys = [];
  let isDown = true;
  const post = async ({ key }) => { keys.push(key); if (isDown) throw new Error('down'); return 'sent'; };
  const kept = storage();
  const box = new Outbox(kept, 'chat:1', post);
  box.add('un');
  box.add('deux');
  assert.equal(await box.flush(), 'later');
  isDown = false;
  const again = new Outbox(kept, 'chat:1', post);
  assert.equal(await again.flush(), 'sent');
  assert.equal(keys.length, 3);
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
  assert.match(keys[0], /^[0-9a-f]{32}$/);
});

test('a draft outlives a reload; a storage that is off or spoilt does no harm', () => {
  const kept = storage();
  new Outbox(kept, 'chat:1', async () => 'sent').keep('Bonj');
  assert.equal(new Outbox(kept, 'chat:1', async () => 'sent').draft, 'Bonj');
  kept.setItem('chat:1', '{');
  assert.equal(new Outbox(kept, 'chat:1', async () => 'sent').draft, '');
  const off = () => { throw new Error('off'); };
  new Outbox({ getItem: off, setItem: off, removeItem: off }, 'chat:1', async () => 'sent').keep('x');
});
