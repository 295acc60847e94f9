import assert from 'node:assert/strict';
import { before, test } from 'node:test';

let page;
before(async () => {
  globalThis.document = { addEventListener: () => undefined };
  page = await import('../../../frontend/js/live/refresh.js');
});

test('a region is concerned by whole names only', () => {
  assert.ok(page.concerns('offer_made offer_left hint:board/7', 'hint:board/7'));
  assert.ok(!page.concerns('offer_made hint:board/77', 'hint:board/7'));
  assert.ok(!page.concerns('offer_made', 'offer'));
  assert.ok(!page.concerns(undefined, 'offer_made'));
});

test('the title tells how many wait, once', () => {
  assert.equal(page.badge('Accueil · Binôme', 2), '(2) Accueil · Binôme');
  assert.equal(page.badge('(2) Accueil · Binôme', 3), '(3) Accueil · Binôme');
  assert.equal(page.badge('(2) Accueil · Binôme', 0), 'Accueil · Binôme');
});

test('a fresh form key alone is no change', () => {
  const form = (key) => `<form><input type="hidden" name="form_key" value="${key}"><p>Josiane</p></form>`;
  assert.equal(page.essence(form('a')), page.essence(form('b')));
});

test('spoilt cursors are no cursors', () => {
  assert.deepEqual(page.cursorsOf({ dataset: { cursors: '{' } }), []);
  assert.deepEqual(page.cursorsOf({ dataset: {} }), []);
});
