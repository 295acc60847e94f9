// What pages heard in the simulated network (tests/faults/network), heard again by the browser's own cursors: each frame means
// the same to both, so what is proven of one holds for the other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Cursors } from '../../../frontend/js/live/cursor.js';

const transcripts = JSON.parse(readFileSync(new URL('../../faults/network/transcripts.json', import.meta.url), 'utf8'));

const byMailbox = (list) => [...list].sort((one, other) => (one.mailbox < other.mailbox ? -1 : 1));

test('the browser understands every frame as the simulation did', () => {
  const meant = new Set();
  for (const [at, transcript] of transcripts.entries()) {
    let cursors = new Cursors([]);
    for (const [line, entry] of transcript.entries()) {
      const where = `transcript ${at}, line ${line}: ${JSON.stringify(entry)}`;
      if (entry.load) cursors = new Cursors(entry.load);
      if (entry.resume) assert.deepEqual(byMailbox(cursors.resume().cursors), byMailbox(entry.resume), where);
      if (entry.frame) {
        assert.equal(cursors.receive(entry.frame).do, entry.do, where);
        meant.add(entry.do);
      }
      if (entry.adopt) assert.equal(cursors.adopt(entry.adopt), entry.again, where);
      if (entry.shown) assert.deepEqual(cursors.shown(...entry.shown).map(({ number }) => number), entry.acks, where);
    }
  }
  for (const step of ['welcome', 'deliver', 'hint', 'resync', 'gap', 'ignore']) assert.ok(meant.has(step), `no frame meant ${step}`);
});
