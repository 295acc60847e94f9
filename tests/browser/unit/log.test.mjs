import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposed } from '../../../frontend/js/log.js';
import { Shelf } from '../../../frontend/js/shelf.js';

/** As much of IndexedDB as the shelf asks for; rows outlive whoever opened it. */
function device() {
  const rows = new Map();
  let last = 0;
  const soon = (request) => { setTimeout(() => (request.onsuccess || request.oncomplete)?.()); return request; };
  const objectStore = () => ({
    transaction: soon({}),
    getAll: () => soon({ result: structuredClone([...rows.values()]) }),
    add(row) { last += 1; rows.set(last, { ...row, id: last }); },
    put: (row) => rows.set(row.id, structuredClone(row)),
    delete: (id) => rows.delete(id),
  });
  const db = { transaction: () => ({ objectStore }) };
  return { rows, open: () => soon({ result: db }) };
}

const form = (topic) => new URLSearchParams({ topics: topic, minutes: '15' });

test('what waits leaves in order, each with the same bytes at every try, and survives whoever noted it', async () => {
  const here = device();
  const sent = [];
  let isDown = true;
  const post = async ({ body }) => { sent.push(body); if (isDown) throw new Error('down'); return 'sent'; };
  const shelf = await Shelf.open('ana', post, here);
  for (const topic of ['un', 'deux', 'trois']) await shelf.add(form(topic), topic, 1000);
  assert.equal(await shelf.flush(), 'later');
  isDown = false;
  const again = await Shelf.open('ana', post, here);
  assert.equal(again.messages.length, 3);
  assert.equal(await again.flush(), 'sent');
  assert.equal(sent.length, 4);
  assert.equal(sent[0], sent[1], 'the same key, the same words');
  assert.deepEqual(sent.slice(1).map((body) => new URLSearchParams(body).get('topics')), ['un', 'deux', 'trois']);
  assert.equal(new Set(sent.map((body) => new URLSearchParams(body).get('form_key'))).size, 3);
  assert.equal(new URLSearchParams(sent[0]).get('noted_at'), '1000');
  assert.equal(here.rows.size, 0);
});

test('what is somebody else’s is neither seen nor sent', async () => {
  const here = device();
  const never = async () => assert.fail('sent');
  await (await Shelf.open('ana', never, here)).add(form('un'), 'un', 1);
  const bob = await Shelf.open('bob', never, here);
  assert.equal(bob.messages.length, 0);
  assert.equal(await bob.flush(), 'sent');
  assert.equal(here.rows.size, 1);
});

test('what is refused stays with the reason, and does not hold up the rest', async () => {
  const here = device();
  const post = async (entry) => {
    if (!entry.body.includes('topics=bad')) return 'sent';
    entry.fault = 'Choisissez un sujet.';
    return 'refused';
  };
  const shelf = await Shelf.open('ana', post, here);
  for (const topic of ['bad', 'good']) await shelf.add(form(topic), topic, 1);
  await shelf.flush();
  assert.deepEqual(shelf.refused.map(({ label, fault }) => [label, fault]), [['bad', 'Choisissez un sujet.']]);
  const again = await Shelf.open('ana', post, here);
  assert.equal(again.messages.length, 0, 'it is not tried again by itself');
  await again.drop(again.refused[0]);
  assert.equal(here.rows.size, 0);
});

test('two tabs see what the other noted', async () => {
  const here = device();
  const post = async () => 'sent';
  const [one, two] = [await Shelf.open('ana', post, here), await Shelf.open('ana', post, here)];
  await one.add(form('un'), 'un', 1);
  await two.add(form('deux'), 'deux', 2);
  assert.deepEqual(two.messages.map(({ label }) => label), ['un', 'deux']);
});

test('the timer proposes the nearest preset, and the minutes themselves beyond', () => {
  for (const [minutes, read] of [[0, 15], [22, 15], [24, 30], [41, 45], [80, 90], [140, 120], [200, 200]]) {
    assert.equal(proposed(minutes * 60_000), read, `${minutes}`);
  }
});
