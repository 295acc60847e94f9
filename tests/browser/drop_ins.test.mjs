// A day at a desk with the network gone: what is noted waits on the device, survives a closed browser, and leaves once, in order.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { keptBrowser, look, stories, tabTo, until } from './support.mjs';

const story = stories();

const waiting = (page) => page.locator('#waiting li');
const button = (page, name) => page.locator('main, aside').getByRole('button', { name });

/** Three taps: the topic, the minutes, "Enregistrer". */
async function log(page, topic, minutes) {
  await page.locator(`#log .tile input[value=${topic}]`).check({ force: true });
  await page.locator(`#log input[name=minutes][value="${minutes}"]`).check();
  await page.locator('#log button:not([type=button])', { hasText: 'Enregistrer' }).click();
}

/** The page with its scripts at work, and kept for when there is no network. */
async function opened(page, demo) {
  await page.goto(new URL('/log', demo.url).href);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.locator('#timer').waitFor();
  await until(() => page.evaluate(async () => {
    const name = `log ${document.body.dataset.person}`;
    if (!await caches.has(name)) return false;
    return (await (await caches.open(name)).keys()).some(({ url }) => url.endsWith('/js/log.js'));
  }));
}

const lines = (page) => page.locator('#day .list li strong').allInnerTexts();

story('five sessions without network, a closed browser, and five records, in order', async ({ demo }) => {
  const folder = await mkdtemp(join(tmpdir(), 'binome-browser-'));
  try {
    let context = await keptBrowser(folder);
    let page = await context.newPage();
    await page.goto(demo.links.civic);
    await opened(page, demo);
    const before = await lines(page);

    await context.setOffline(true);
    const topics = ['email', 'social_sante', 'travail_formation', 'email', 'prendre_en_main_du_materiel'];
    const minutes = [15, 30, 45, 15, 60];
    for (const [at, topic] of topics.entries()) {
      await log(page, topic, minutes[at]);
      await waiting(page).nth(at).waitFor();
    }
    assert.match(await waiting(page).first().innerText(), /Gardée sur cet appareil/);
    assert.deepEqual(await lines(page), before, 'nothing left');
    await context.close();

    // The browser opens again, still without network: the page is there, and so is what waits.
    context = await keptBrowser(folder);
    await context.setOffline(true);
    page = await context.newPage();
    await page.goto(new URL('/log', demo.url).href);
    await waiting(page).nth(4).waitFor();
    assert.equal(await waiting(page).count(), 5);
    await look(page, 'drop-ins-waiting');

    await context.setOffline(false);
    await waiting(page).first().waitFor({ state: 'detached' });
    await page.reload();
    const after = await lines(page);
    assert.equal(after.length, before.length + 5, 'five, not four, not six');
    const label = (topic) => page.locator(`#log input[value=${topic}]`).first().locator('xpath=ancestor::label').innerText();
    const said = [];
    for (const topic of topics) said.unshift((await label(topic)).trim());
    assert.deepEqual(after.slice(0, 5), said, 'the latest first');
    assert.equal(await waiting(page).count(), 0);
    await context.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** What this device keeps of everybody: whose, and how many. */
const kept = (page) => page.evaluate(() => new Promise((done) => {
  const opening = indexedDB.open('log');
  opening.onsuccess = () => {
    const all = opening.result.transaction('log').objectStore('log').getAll();
    all.onsuccess = () => { opening.result.close(); done(all.result.map(({ person, label }) => `${person} ${label}`)); };
  };
}));

story('what waits leaves from any page of whoever noted it, once, and never while somebody else is signed in', async ({ demo }) => {
  const folder = await mkdtemp(join(tmpdir(), 'binome-browser-'));
  let context;
  try {
    context = await keptBrowser(folder);
    const page = await context.newPage();
    await page.goto(demo.links.civic);
    await opened(page, demo);
    const before = await lines(page);
    await context.setOffline(true);
    for (const [at, minutes] of [30, 45].entries()) {
      await log(page, 'email', minutes);
      await waiting(page).nth(at).waitFor();
    }
    // Chromium may still let through what was on its way when the network was cut.
    await page.waitForTimeout(500);
    assert.ok((await kept(page)).length > 0);
    await page.goto('about:blank');
    await context.setOffline(false);
    const posts = [];
    context.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/log')) posts.push(request.url()); });

    // The next person at the desk.
    await page.goto(demo.links.volunteer);
    await page.goto(new URL('/hours', demo.url).href, { waitUntil: 'networkidle' });
    assert.equal(posts.length, 0, 'nothing leaves in their name');
    assert.ok((await kept(page)).length > 0);

    await page.goto(demo.links.civic);
    await page.goto(new URL('/hours', demo.url).href);
    await until(async () => !(await kept(page)).length);
    await page.goto(new URL('/log', demo.url).href);
    await page.locator('#timer').waitFor();
    assert.equal((await lines(page)).length, before.length + 2, 'two, not three');
    assert.equal(await waiting(page).count(), 0);
  } finally {
    await context?.close(); // open, it would hold up the tests' own end
    await rm(folder, { recursive: true, force: true });
  }
});

story('an answer that is lost is asked for again, and counts once', async ({ visit, demo }) => {
  const page = await visit('civic');
  await opened(page, demo);
  const before = (await lines(page)).length;
  let lost = 0;
  const isLost = new Promise((done) => {
    page.route('**/log', async (route) => {
      if (route.request().method() !== 'POST' || lost) return route.fallback();
      lost += 1;
      assert.equal((await route.fetch()).status(), 204);
      await route.abort();
      return done(true);
    });
  });
  await log(page, 'email', 15);
  await isLost;
  await waiting(page).filter({ hasText: 'Gardée sur cet appareil' }).waitFor();
  await page.unroute('**/log');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await waiting(page).first().waitFor({ state: 'detached' });
  await page.reload();
  assert.equal(lost, 1);
  assert.equal((await lines(page)).length, before + 1);
});

story('what the server refuses is shown with the reason, corrected, and nobody else sends it', async ({ visit, demo }) => {
  const page = await visit('civic');
  await opened(page, demo);
  const before = (await lines(page)).length;
  await page.context().setOffline(true);
  await page.locator('#rest summary').click();
  await page.locator('#held').fill('2019-01-01');
  await log(page, 'email', 30);
  await waiting(page).first().waitFor();

  await page.context().setOffline(false);
  await waiting(page).filter({ hasText: 'plus d’un an' }).waitFor();
  await look(page, 'drop-ins-refused');
  await button(page, 'Corriger').first().click();
  assert.equal(await page.locator('#held').inputValue(), '2019-01-01');
  await page.locator('#held').fill('');
  await page.context().setOffline(true);
  await page.locator('#log button:not([type=button])', { hasText: 'Enregistrer' }).click();
  await waiting(page).first().waitFor();
  await page.close();

  // Somebody else on the same device: neither seen nor sent, and the page of the first is gone.
  const context = page.context();
  await context.setOffline(false);
  const other = await context.newPage();
  await other.goto(demo.links.volunteer);
  await opened(other, demo);
  assert.equal(await waiting(other).count(), 0);
  await until(() => other.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('log ')).length === 1));
  assert.equal((await lines(other)).length, 0);
  await other.locator('header .menu summary').click();
  await other.locator('header').getByRole('button', { name: 'Me déconnecter' }).click();
  await until(() => other.evaluate(async () => !(await caches.keys()).some((name) => name.startsWith('log '))));

  // The first comes back, and it leaves.
  await other.goto(demo.links.civic);
  await other.goto(new URL('/log', demo.url).href);
  await other.locator('#timer').waitFor();
  await other.locator('#waiting').waitFor({ state: 'hidden' });
  await other.reload();
  assert.equal((await lines(other)).length, before + 1);

  // A sign-in that ended elsewhere: the page that was kept goes, what waits stays.
  await opened(other, demo);
  await context.setOffline(true);
  await log(other, 'email', 15);
  await waiting(other).first().waitFor();
  const cookies = await context.cookies();
  await context.clearCookies();
  await context.setOffline(false);
  await other.locator('#sign-in').waitFor({ state: 'visible' });
  await look(other, 'drop-ins-signed-out');
  await other.goto(new URL('/log', demo.url).href);
  assert.match(other.url(), /\/sign-in\?then=/);
  await until(() => other.evaluate(async () => !(await caches.keys()).some((name) => name.startsWith('log '))));
  await context.addCookies(cookies);
  await other.goto(new URL('/log', demo.url).href);
  await other.locator('#timer').waitFor();
  await other.locator('#waiting').waitFor({ state: 'hidden' });
  await other.reload();
  assert.equal((await lines(other)).length, before + 2);
});

story('three taps are enough, the timer proposes, and a mistake is undone', async ({ visit, demo }) => {
  const page = await visit('civic');
  await opened(page, demo);
  await look(page, 'drop-ins');
  const before = (await lines(page)).length;
  await button(page, 'Lancer le chronomètre').click();
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((name) => name.startsWith('log '));
    localStorage.setItem(key, String(Date.now() - 41 * 60_000));
  });
  await page.reload();
  await page.locator('#timer', { hasText: '41 min' }).waitFor();
  await page.locator('#log .tile input').first().check({ force: true });
  await page.locator('#log button:not([type=button])', { hasText: 'Enregistrer' }).click();
  await page.locator('#said', { hasText: '45 min' }).waitFor();
  await page.waitForFunction((count) => document.querySelectorAll('#day .list li').length === count, before + 1);
  await button(page, /^Annuler/).first().click();
  await page.locator('.banner.done', { hasText: 'C’est annulé' }).waitFor();
  assert.match(await page.locator('#day .list li').first().innerText(), /annulée/);
  // A finger that taps twice means once.
  const count = (await lines(page)).length;
  await log(page, 'email', 30);
  await page.locator('#again', { hasText: 'E-mails, 30 min' }).waitFor();
  await page.waitForFunction((before) => document.querySelectorAll('#day .list li').length === before + 1, count);
  await page.waitForTimeout(800);
  await button(page, /^Encore une fois/).dblclick();
  await page.locator('#said', { hasText: 'Noté' }).waitFor();
  await page.waitForFunction((before) => document.querySelectorAll('#day .list li').length > before + 1, count);
  assert.equal((await lines(page)).length, count + 2);
  assert.match(await page.locator('#day .list li').first().innerText(), /30\sminutes/);
  await page.reload();
  // With a keyboard alone.
  await tabTo(page, button(page, /^Encore une fois/));
  await page.keyboard.press('Enter');
  await page.locator('#said', { hasText: 'Noté' }).waitFor();
  await page.waitForFunction((before) => document.querySelectorAll('#day .list li').length === before + 3, count);
});

story('without scripts the form does the same', async ({ noScript, demo }) => {
  const page = await noScript('civic');
  await page.goto(new URL('/log', demo.url).href);
  const before = (await lines(page)).length;
  await page.locator('#log .tile input[value=email]').check({ force: true });
  await page.locator('#log button:not([type=button])', { hasText: 'Enregistrer' }).click();
  assert.match(await page.locator('.banner.wrong').innerText(), /durée/);
  assert.ok(await page.locator('#log .tile input[value=email]').isChecked(), 'what was chosen is kept');
  await page.locator('#log input[name=minutes][value="15"]').check();
  await page.locator('#log button:not([type=button])', { hasText: 'Enregistrer' }).click();
  assert.equal((await lines(page)).length, before + 1);
  await look(page, 'drop-ins-plain');
});

story('a notebook is looked at before it is brought in', async ({ visit, demo }) => {
  const page = await visit('civic');
  await page.goto(new URL('/log/imports', demo.url).href);
  const text = 'Date;Durée;Thématique;Participants;Note\n20/11/2026;15;E-mail;;x\n19/11/2026;1 h 30;Bureautique;8;\n18/11/2026;longtemps;E-mail;;\n';
  await page.locator('input[type=file]').setInputFiles({ name: 'carnet.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await button(page, 'Lire le fichier').click();
  await page.locator('h1', { hasText: 'Vérifier avant d’importer' }).waitFor();
  await look(page, 'log-import');
  await button(page, 'Noter ces 2 aides').click();
  await page.locator('.banner.done', { hasText: 'sont notées' }).waitFor();
  await look(page, 'log-imported');
});

story('a workshop is noted once, and who came is for its helper alone', async ({ visit, demo }) => {
  const page = await visit('civic');
  await page.goto(new URL('/log/workshop', demo.url).href);
  await page.locator('input[name=topics]').first().check();
  await page.locator('input[name=minutes][value="90"]').check();
  await page.locator('#first_names').fill('Josiane\nMarcel');
  await button(page, 'Enregistrer').click();
  await page.locator('#day', { hasText: 'atelier, 2 personnes' }).waitFor();
  await page.locator('#day').getByRole('link', { name: 'Qui est venu' }).click();
  assert.equal(await page.locator('#first_names').inputValue(), 'Josiane\nMarcel');
  await look(page, 'log-participants');
});
