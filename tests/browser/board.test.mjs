// The coordinator's board: it moves while help requests come in, takes nothing from whoever uses it with a keyboard, and is quiet unless asked.
import assert from 'node:assert/strict';

import { look, stories } from './support.mjs';

const story = stories();
const DESK = { viewport: { width: 1280, height: 800 } };
let asked = 0;

/** Somebody asks for help by phone, now, from elsewhere. */
async function ask(page, demo) {
  asked += 1;
  const { origin } = new URL(demo.url);
  const form = {
    topic: 'emploi', words: '', commune: 'Chartres (28)', commune_code: '28085', meeting: 'phone', when: 'now', for: 'me',
    first_name: `Personne ${asked}`, phone: `06 39 98 66 ${String(10 + asked)}`, language: 'fr',
  };
  const answer = await page.context().browser().newContext().then((context) =>
    context.request.post(new URL('/ask', demo.url).href, { form, headers: { origin }, maxRedirects: 0 }).finally(() => context.close()));
  assert.equal(answer.status(), 303);
}

const cards = (page) => page.locator('#board h3 a').evaluateAll((links) => links.map(({ id }) => id));
const focused = (page) => page.evaluate(() => document.activeElement?.id || '');
/** The board shows one that was not there. */
const grows = (page, known) => page.waitForFunction(
  (ids) => [...document.querySelectorAll('#board h3 a')].some(({ id }) => !ids.includes(id)), known);

story('the board moves while help requests come in, and whoever uses a keyboard stays where they are', async ({ visit, demo }) => {
  const zoe = await visit('coordinator', DESK);
  await zoe.goto(new URL('/board', demo.url).href);
  const first = await cards(zoe);
  await ask(zoe, demo);
  await grows(zoe, first);
  // From the top of the page, with Tab alone, to the first card.
  await zoe.locator('.skip').focus();
  for (let pressed = 0; pressed < 80 && !(await focused(zoe)).startsWith('card-'); pressed += 1) await zoe.keyboard.press('Tab');
  for (let round = 0; round < 3; round += 1) {
    const [here, known] = [await focused(zoe), await cards(zoe)];
    assert.match(here, /^card-/);
    await ask(zoe, demo);
    await grows(zoe, known);
    const there = await focused(zoe);
    assert.ok(there === here || !(await cards(zoe)).includes(here), `the focus went from ${here} to ${there || 'nowhere'}`);
    if (there !== here) await zoe.locator('#board h3 a').first().focus();
    await zoe.keyboard.press('ArrowDown');
    assert.notEqual(await focused(zoe), here);
  }
  // The last that came is nobody's yet: opened, taken over and shut, by keys.
  const mine = zoe.locator('#board .slot', { hasText: 'À prendre' }).last().locator('h3 a');
  const id = await mine.getAttribute('id');
  await mine.focus();
  await zoe.keyboard.press('Enter');
  await zoe.waitForURL('**/board/*');
  await zoe.waitForFunction(() => document.activeElement?.id === 'drawer-title');
  await look(zoe, 'board-drawer');
  for (let pressed = 0; pressed < 10; pressed += 1) {
    await zoe.keyboard.press('Tab');
    if (await zoe.evaluate(() => document.activeElement?.textContent?.includes('Prendre en charge'))) break;
  }
  await zoe.keyboard.press('Enter');
  await zoe.locator('#drawer', { hasText: 'Qui demande' }).waitFor();
  await zoe.locator('#drawer', { hasText: 'Personne' }).waitFor();
  await look(zoe, 'board-drawer-ours');
  await zoe.keyboard.press('Escape');
  await zoe.waitForURL('**/board#card-*');
  assert.equal(await focused(zoe), id);
});

story('the board is quiet unless asked: a sound and a number in the tab, kept in this browser', async ({ visit, demo }) => {
  const zoe = await visit('coordinator', DESK);
  await zoe.addInitScript(() => {
    window.sounds = 0;
    const { prototype } = window.AudioContext;
    const make = prototype.createOscillator;
    prototype.createOscillator = function count(...rest) { window.sounds += 1; return make.apply(this, rest); };
  });
  await zoe.goto(new URL('/board', demo.url).href);
  const known = await cards(zoe);
  await ask(zoe, demo);
  await grows(zoe, known);
  assert.equal(await zoe.evaluate(() => window.sounds), 0);
  assert.doesNotMatch(await zoe.title(), /^\(/);
  await zoe.getByRole('button', { name: 'Nombre dans l’onglet' }).click();
  assert.match(await zoe.title(), /^\(\d+\) /);
  await zoe.getByRole('button', { name: 'Son à chaque demande' }).click();
  const first = await zoe.evaluate(() => window.sounds);
  assert.ok(first > 0, 'heard at once, so that one knows what to expect');
  for (let one = 0; one < 2; one += 1) {
    const before = await cards(zoe);
    await ask(zoe, demo);
    await grows(zoe, before);
  }
  await zoe.waitForTimeout(500);
  assert.equal(await zoe.evaluate(() => window.sounds), first * 2, 'two within five seconds are one sound');
  await zoe.reload();
  await zoe.waitForFunction(() => /^\(\d+\) /.test(document.title));
  assert.equal(await zoe.evaluate(() => window.sounds), 0, 'what was there already is not news');
});

story('the board is whole without scripts, narrowed or not, and shows no switch', async ({ noScript: open, demo }) => {
  const zoe = await open('coordinator');
  for (const place of ['/board', '/board?late=1&column=waiting', '/board?column=calls', '/board?urgency=dated&topic=caf', '/ask/desk']) {
    await zoe.goto(new URL(place, demo.url).href);
    await look(zoe, `board-plain${place.replaceAll(/\W+/g, '-')}`);
    assert.equal(await zoe.locator('button[data-sound]:visible').count(), 0);
  }
});

story('asking for somebody on the telephone takes a minute and a keyboard', async ({ visit, demo }) => {
  const zoe = await visit('coordinator', DESK);
  await zoe.goto(new URL('/ask/desk', demo.url).href);
  // The first question has the focus: three answers, then Enter.
  await zoe.keyboard.type('Mes d');
  await zoe.keyboard.press('Tab');
  await zoe.keyboard.type('Josiane');
  await zoe.keyboard.press('Tab');
  await zoe.keyboard.type('0639981199');
  await zoe.keyboard.press('Enter');
  await zoe.waitForURL('**/ask/desk/*');
  const main = zoe.locator('main');
  for (const words of ['À lire à voix haute', 'Elle vous appelle au', 'Pour nous joindre', 'Votre code, lettre par lettre']) {
    await main.filter({ hasText: words }).waitFor();
  }
  await look(zoe, 'desk-asked');
  // Whoever rings again is recognised only by proposing.
  await zoe.getByRole('link', { name: 'Voir sur le tableau' }).click();
  await zoe.getByRole('button', { name: 'Prendre en charge' }).click();
  await zoe.goto(new URL('/ask/desk', demo.url).href);
  await zoe.locator('#topic').selectOption('emploi');
  await zoe.locator('#first_name').fill('Josiane');
  await zoe.locator('#phone').fill('06 39 98 11 99');
  await zoe.keyboard.press('Enter');
  await main.filter({ hasText: 'Cette personne attend peut-être déjà' }).waitFor();
  await look(zoe, 'desk-asked-again');
  await zoe.getByRole('link', { name: 'Voir sur le tableau' }).click();
  await zoe.getByRole('button', { name: 'Prendre en charge' }).click();
  await zoe.locator('#drawer', { hasText: 'Peut-être la même personne' }).waitFor();
  await look(zoe, 'board-same');
  await zoe.getByRole('button', { name: 'Suivre avec celle-ci' }).first().click();
  await main.filter({ hasText: 'suivies ensemble, ici' }).waitFor();
});
