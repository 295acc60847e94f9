import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coalesce } from '../../../frontend/js/live/coalesce.js';
import { settle, Time } from './time.mjs';

/** Runs that the test sees, and whose outcome it decides. */
function start(run = async () => []) {
  const time = new Time();
  const runs = [];
  const wishes = coalesce((ids) => { runs.push(ids); return run(ids); }, time);
  return { time, runs, wishes };
}

test('many wishes within 250 ms are one run', async () => {
  const { time, runs, wishes } = start();
  const done = [wishes.ask(['offers']), wishes.ask(['offers', 'news'])];
  await time.pass(200);
  done.push(wishes.ask(['chat']));
  assert.deepEqual(runs, []);
  await time.pass(50);
  assert.deepEqual(runs, [['offers', 'news', 'chat']]);
  await Promise.all(done);
});

test('nothing to refresh is done at once', async () => {
  const { runs, wishes } = start();
  await wishes.ask([]);
  assert.deepEqual(runs, []);
});

test('a wish made during a run is for the next one', async () => {
  let end;
  const { time, runs, wishes } = start(() => new Promise((done) => { end = done; }));
  wishes.ask(['offers']);
  await time.pass(250);
  let isDone = false;
  wishes.ask(['offers']).then(() => { isDone = true; });
  end([]);
  await time.pass(249);
  assert.equal(isDone, false);
  await time.pass(1);
  assert.equal(runs.length, 2);
  end([]);
  await settle();
  assert.equal(isDone, true);
});

test('what someone writes in waits, the rest does not', async () => {
  let busy = ['chat'];
  const { time, runs, wishes } = start(async (ids) => ids.filter((id) => busy.includes(id)));
  let isShown = false;
  wishes.ask(['offers', 'chat']).then(() => { isShown = true; });
  await time.pass(250);
  assert.equal(isShown, false);
  busy = [];
  wishes.nudge();
  await time.pass(0);
  assert.deepEqual(runs, [['offers', 'chat'], ['chat']]);
  assert.equal(isShown, true);
});

test('a failed run is tried again, later each time, and ends well', async () => {
  let isDown = true;
  const { time, runs, wishes } = start(async () => { if (isDown) throw new Error('down'); return []; });
  let isShown = false;
  wishes.ask(['offers']).then(() => { isShown = true; });
  await time.pass(60_000);
  assert.ok(runs.length > 2 && runs.length < 15, `${runs.length} runs in a minute`);
  isDown = false;
  wishes.nudge();
  await time.pass(0);
  assert.equal(isShown, true);
});
