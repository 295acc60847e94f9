import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const folder = new URL('../../../frontend/js/', import.meta.url);
const KIB = 1024;

test('all browser code, comments and all, stays under 25 KiB as it travels', async () => {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  let sum = 0;
  for (const name of files) sum += gzipSync(await readFile(new URL(name, folder)), { level: 9 }).length;
  assert.ok(files.length > 10 && sum < 25 * KIB, `${files.length} files, ${sum} bytes`);
});
