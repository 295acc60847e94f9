import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactIn } from '../../../frontend/js/contact.js';

test('telephone numbers are seen, however they are written', () => {
  for (const text of [
    '06 39 98 12 34', 'mon numéro: 0639981234.', '06.39.98.12.34', '02-61-91-00-01', '06\u00a039\u00a098\u00a012\u00a034',
    '+33 6 39 98 12 34', '0033639981234', '+33 (0)6 39 98 12 34', '0639 981 234', 'appelez +32 470 12 34 56',
  ]) assert.equal(contactIn(text), 'phone', text);
});

test('addresses are seen', () => {
  for (const text of ['ana@example.org', 'écrivez à ana.b@mail.example.org svp', 'ana (at) example.org', 'ana arobase example point org']) {
    assert.equal(contactIn(text), 'email', text);
  }
});

test('ordinary words and numbers are not', () => {
  for (const text of [
    '', 'Bonjour, je vous appelle à 14 h 05.', 'le 06/12/2026 à 10 h 30', 'code K7F4-QX2R', '28000 Chartres', '1 250,50 €',
    'rendez-vous @ midi', 'du 03.11 au 05.11.2026', 'dossier 123456', '2026',
  ]) assert.equal(contactIn(text), null, text);
});

test('a very long text is read at once', () => {
  const before = process.cpuUsage().user;
  for (const piece of ['0', '06 ', 'a', 'a.', '(at)', '+3 ']) contactIn(piece.repeat(4000));
  assert.ok(process.cpuUsage().user - before < 2_000_000);
});
