// A module followed to its end on a phone 360 px wide, with a keyboard alone: every kind of question, told kindly, and passed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { look, stories, tabTo } from './support.mjs';

const story = stories();

/** What the file of a module says: the right choices of each question, or their order, by its title. */
async function key(slug) {
  const text = await readFile(new URL(`../../frontend/content/modules/${slug}.md`, import.meta.url), 'utf8');
  const lines = (section, form) => [...section.matchAll(form)].map(([, words]) => plain(words));
  const questions = text.split(/^## /m).flatMap((section) => {
    const [, title] = /^(?:Question|Situation|Plusieurs réponses|Ordre)\s*: (.*)$/m.exec(section.split('\n')[0]) || [];
    return title ? [[plain(title), { right: lines(section, /^- \[x\] (.*)$/gm), order: lines(section, /^\d+\. (.*)$/gm) }]] : [];
  });
  return new Map(questions);
}

const plain = (text) => text.replace(/\*\*/g, '').replace(/\s+/g, ' ').trim();

async function press(page, name) {
  await tabTo(page, page.locator('main').getByRole('button', { name }));
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

async function choose(page, words) {
  const labels = (await page.locator('label.choice').allInnerTexts()).map(plain);
  const input = page.locator('label.choice input').nth(labels.indexOf(words));
  if (await input.getAttribute('type') === 'checkbox') await tabTo(page, input);
  else {
    // One stop of the keyboard; the arrows choose.
    await tabTo(page, page.locator('label.choice input').first());
    for (let at = 0; at < labels.indexOf(words); at += 1) await page.keyboard.press('ArrowDown');
  }
  if (!(await input.isChecked())) await page.keyboard.press('Space');
  assert.ok(await input.isChecked(), words);
}

/** Brings lines into their order with the arrow keys. */
async function arrange(page, order) {
  for (const [place, words] of order.entries()) {
    const lines = (await page.locator('.order label').allInnerTexts()).map(plain);
    const at = lines.indexOf(words);
    if (at === place) continue;
    await tabTo(page, page.locator('.order li').nth(at).locator('[data-move="-1"]'));
    for (let up = at; up > place; up -= 1) await page.keyboard.press('ArrowUp');
  }
  assert.deepEqual((await page.locator('.order label').allInnerTexts()).map(plain), order);
}

story('a module is passed with a keyboard alone, on a phone', async ({ visit, demo }) => {
  const page = await visit('volunteer');
  const answers = await key('posture');
  await page.goto(new URL('/learning', demo.url).href);
  await look(page, 'learning');
  await page.goto(new URL('/modules/posture', demo.url).href);
  await look(page, 'module');
  await press(page, /Commencer|Reprendre|Refaire/);
  const seen = new Set();
  const once = async (name) => {
    if (!seen.has(name)) await look(page, `module-${name}`);
    seen.add(name);
  };
  for (let screen = 0; screen < 40 && await page.locator('.steps').count(); screen += 1) {
    if (await page.locator('form[action$="/answer"]').count()) {
      const { right, order } = answers.get(plain(await page.locator('h1').innerText()));
      const kind = order.length ? 'order' : right.length > 1 ? 'several' : 'single';
      await once(kind);
      // The first one is answered wrong: that is told kindly.
      if (!seen.has('wrong')) {
        const wrong = (await page.locator('label.choice').allInnerTexts()).map(plain).find((words) => !right.includes(words));
        await choose(page, wrong);
      } else if (order.length) await arrange(page, order);
      else for (const words of right) await choose(page, words);
      await press(page, 'Répondre');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'verdict', 'what is said of it is read first');
      const verdict = await page.locator('#verdict').innerText();
      assert.match(verdict, seen.has('wrong') ? /Oui, c’est cela/ : /Pas tout à fait/);
      await once(seen.has('wrong') ? `told-${kind}` : 'wrong');
    } else await once('text');
    await press(page, /Continuer|Voir le résultat/);
  }
  assert.match(await page.locator('h1').innerText(), /C’est acquis/);
  await look(page, 'module-result');
  await page.goto(new URL('/learning', demo.url).href);
  assert.match(await page.locator('#done').innerText(), /Faire avec, pas à la place/);
});

story('a module can be followed without scripts', async ({ noScript, demo }) => {
  const page = await noScript('volunteer-2');
  await page.goto(new URL('/modules/arnaques', demo.url).href);
  await page.locator('main').getByRole('button', { name: /Commencer|Refaire/ }).click();
  for (let screen = 0; screen < 40; screen += 1) {
    if (await page.locator('form[action$="/answer"]').count()) {
      const ranks = page.locator('.order select');
      for (let at = 0; at < await ranks.count(); at += 1) await ranks.nth(at).selectOption(String(at + 1));
      if (await page.locator('.order').count()) await look(page, 'module-order-by-hand');
      else await page.locator('label.choice input').first().check({ force: true });
      await page.getByRole('button', { name: 'Répondre' }).click();
      assert.ok(await page.locator('#verdict').count());
    }
    const next = page.locator('main').getByRole('button', { name: /Continuer|Voir le résultat/ });
    if (!(await next.count())) break;
    await next.click();
  }
  assert.match(await page.locator('h1').innerText(), /C’est acquis|recommencer/);
  await look(page, 'module-end-by-hand');
});
