// What every browser story needs: the demonstration, a browser, and eyes (accessibility, screenshots).
// Settings: BINOME_PROGRAM (default target/debug/binome), BINOME_CHROMIUM (default /usr/bin/chromium), SHOTS (folder; none: no picture).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

// The tools are pinned with the browser code, in frontend/.
const tool = createRequire(new URL('../../frontend/package.json', import.meta.url));
const { chromium } = tool('playwright-core');

const root = fileURLToPath(new URL('../..', import.meta.url));
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };
const START_MS = 120_000;
const STOP_MS = 20_000;
const STORY_MS = 120_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** The one-click links that the demonstration prints. */
export const PEOPLE = ['asker', 'volunteer', 'volunteer-2', 'family', 'civic', 'mentor', 'coordinator'];

/** One browser for a test file; it closes after the last story. */
export async function startBrowser() {
  return chromium.launch({ executablePath: process.env.BINOME_CHROMIUM || '/usr/bin/chromium', args: FLAGS, headless: true });
}

/** A browser that keeps all it knows in a folder: closed and opened again, it is the same person's. */
export async function keptBrowser(folder) {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.BINOME_CHROMIUM || '/usr/bin/chromium', args: FLAGS, headless: true, viewport: PHONE, locale: 'fr-FR',
  });
}

/**
 * Starts `binome demo` on a free port with its own data. It prints, each on its own line:
 *   Binôme: http://127.0.0.1:PORT
 *   asker: http://127.0.0.1:PORT/…      and so on for each of PEOPLE
 * `isNamed`: under http://localhost, for what browsers refuse to an IP address.
 * `data` in what it returns: its folder, where mails are kept as files.
 * @returns {Promise<{url: string, links: Record<string, string>, data: string, stop: () => Promise<void>}>}
 */
export async function startDemo({ isNamed = false } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'binome-'));
  const program = process.env.BINOME_PROGRAM || join(root, 'target/debug/binome');
  const port = isNamed ? await freePort() : 0;
  const named = isNamed ? ['--public-url', `http://localhost:${port}`] : [];
  const child = spawn(program, ['demo', '--fresh', '--port', String(port), ...named, '--data', data], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  const ended = new Promise((done) => {
    child.once('error', (error) => done(errors += error.message));
    child.once('exit', done);
  });
  child.stderr.on('data', (chunk) => { errors = (errors + chunk).slice(-4000); });

  async function stop() {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
    await rm(data, { recursive: true, force: true });
  }

  const links = {};
  let url = '';
  const ready = new Promise((done) => {
    createInterface(child.stdout).on('line', (line) => {
      const [, name, address] = /^([\p{L}\d-]+): (https?:\/\/\S+)$/u.exec(line.trim()) || [];
      if (name === 'Binôme') url = address;
      else if (name) links[name] = address;
      if (url && PEOPLE.every((person) => links[person])) done(true);
    });
  });
  let timer;
  const late = new Promise((done) => { timer = setTimeout(done, START_MS, false); });
  const isReady = await Promise.race([ready, ended.then(() => false), late]);
  clearTimeout(timer);
  if (isReady) return { url, links, data, stop };
  await stop();
  const missing = PEOPLE.filter((person) => !links[person]).join(', ');
  throw new Error(`${program} demo did not start: address ${url || 'not printed'}, missing links: ${missing}\n${errors}`);
}

/** A port that nobody listens on. */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => found(port));
    });
  });
}

/** Makes `story(name, fn)` for a test file: one browser and one demonstration for all its stories. */
export function stories({ demo: start = startDemo } = {}) {
  let ready = null;
  after(async () => {
    const { browser, demo } = (await ready?.catch(() => null)) || {};
    await browser?.close();
    await demo?.stop();
  });

  /**
   * @param {string} name @param {(tools: {browser, demo, visit, noScript}) => Promise<void>} fn
   *   visit(person or path, context options) → page; it fails the story on a script error, a refused resource, or a request elsewhere
   */
  return function story(name, fn) {
    test(name, { timeout: STORY_MS }, async () => {
      ready ??= Promise.all([startBrowser(), start()]).then(([browser, demo]) => ({ browser, demo }));
      const { browser, demo } = await ready;
      const contexts = [];
      const faults = [];
      const open = async (where, context) => {
        contexts.push(context);
        watch(context, demo.url, faults);
        const page = await context.newPage();
        await page.goto(demo.links[where] || new URL(where, demo.url).href);
        return page;
      };
      try {
        await fn({
          browser,
          demo,
          visit: async (where, options = {}) => open(where, await browser.newContext({ viewport: PHONE, locale: 'fr-FR', ...options })),
          noScript: async (where) => open(where, await noScript(browser)),
        });
        assert.deepEqual(faults, []);
      } finally {
        await Promise.all(contexts.map((context) => context.close()));
      }
    });
  };
}

const withoutScripts = new WeakSet();

/** A phone that runs no scripts. */
export async function noScript(browser) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE, locale: 'fr-FR' });
  withoutScripts.add(context);
  return context;
}

/** Waits until a test, asked again and again, says yes. (Playwright's own wait takes a promise for a yes.) */
export async function until(test) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await test()) return;
    await new Promise((done) => { setTimeout(done, 50); });
  }
  assert.fail('it never was so');
}

const MOST_TABS = 80;

/** Presses Tab until an element has the focus. */
export async function tabTo(page, locator) {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${locator}`);
}

/** A look at a page as everybody may have to see it. */
export async function look(page, name) {
  await axe(page);
  await fits(page);
  await shot(page, name);
}

/** Notes what a person would not see but must not happen. */
function watch(context, url, faults) {
  const { origin } = new URL(url);
  context.on('weberror', (error) => faults.push(`script: ${error.error().message}`));
  context.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(`refused: ${message.text()}`);
  });
  context.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) faults.push(`elsewhere: ${request.url()}`);
  });
}

/** Fails with every violation of WCAG 2.2 A and AA that axe finds on the page, light and dark. */
export async function axe(page) {
  if (!withoutScripts.has(page.context())) return examine(page);
  // axe is a script itself: the page as it stands is shown to it in a context that runs some, but not ours.
  const html = (await page.content()).replace(/<(\/?)noscript\b/g, '<$1div');
  const context = await page.context().browser().newContext({
    viewport: page.viewportSize(), locale: 'fr-FR', serviceWorkers: 'block', storageState: await page.context().storageState(),
  });
  try {
    const copy = await context.newPage();
    await copy.route(/\.js(\?|$)/, (route) => route.abort());
    await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await copy.goto(page.url());
    await examine(copy);
  } finally {
    await context.close();
  }
}

async function examine(page) {
  const { source } = tool('axe-core');
  const told = [];
  for (const colorScheme of ['light', 'dark']) {
    // Without motion: a colour half-way between two themes is nobody's.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Evaluated, not added as an element: the page's policy refuses inline scripts, and rightly so.
    await page.evaluate(source);
    const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: { type: 'tag', values: rules } }), RULES);
    for (const { id, help, nodes } of violations) {
      told.push(`${colorScheme}: ${id}: ${help}`, ...nodes.map(({ target, failureSummary }) => `    ${target.join(' ')}  ${failureSummary}`));
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  assert.equal(told.join('\n'), '', `${page.url()} is not accessible`);
}

/** Fails when the page is wider than the smallest phones, or than a phone whose text is twice as large. */
export async function fits(page) {
  const before = page.viewportSize();
  // 200 % of 360 px is what a page of 180 px has at 100 %; 320 px is the narrowest of DESIGN.md, section 8.
  for (const [width, zoom] of [[320, 1], [360, 2]]) {
    await page.setViewportSize({ width, height: 740 });
    const wide = await page.evaluate((size) => {
      document.documentElement.style.fontSize = size === 1 ? '' : `${size * 100}%`;
      const { scrollWidth } = document.documentElement;
      document.documentElement.style.fontSize = '';
      return scrollWidth;
    }, zoom);
    assert.ok(wide <= width, `${page.url()} is ${wide} px wide on ${width} px, text at ${zoom * 100} %`);
  }
  if (before) await page.setViewportSize(before);
}

/** How many pages a printed file has. */
export const pages = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/** What `look` cannot see on a phone: the page on a desk, where tables unfold and columns stand side by side. */
export async function lookWide(page) {
  const before = page.viewportSize();
  await page.setViewportSize(DESK);
  await axe(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= DESK.width, `${page.url()} is ${wide} px wide on a desk`);
  if (before) await page.setViewportSize(before);
}

/** Pictures of the page, phone and desk, light and dark, into the folder SHOTS; nothing without it. */
export async function shot(page, name) {
  const folder = process.env.SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark']) {
      // Without motion: a colour half-way between two themes is nobody's.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(folder, `${name}-${viewport.width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}
