import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff, isPatient } from '../../../frontend/js/live/backoff.js';

test('waits grow, stay within 1 and 30 seconds, and differ from phone to phone', () => {
  for (let failures = 0; failures < 50; failures += 1) {
    for (const chance of [0, 0.5, 0.999999]) {
      const ms = backoff(failures, 1006, () => chance);
      assert.ok(ms >= 1000 && ms <= 30_000, `${failures} failures: ${ms} ms`);
    }
  }
  assert.equal(backoff(1, 1006, () => 0.5), 1500);
  assert.equal(backoff(3, 1006, () => 0.5), 4500);
  assert.notEqual(backoff(4, 1006, () => 0.1), backoff(4, 1006, () => 0.9));
});

test('a restart spreads over five seconds, a full server is left alone for five at least', () => {
  assert.equal(backoff(0, 1012, () => 0), 1000);
  assert.equal(backoff(0, 1012, () => 0.5), 3000);
  assert.equal(backoff(1, 1013, () => 0), 5000);
  assert.ok(isPatient(1012) && isPatient(1013) && !isPatient(1006));
});
