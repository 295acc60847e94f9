// Learning: what is handed at the moment of accepting, a module followed with a keyboard alone or without scripts, what passing it brings
// live, and every tutorial on two sheets of paper at most.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';

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
      // The first one that has choices is answered wrong: that is told kindly.
      const isWrong = !seen.has('wrong') && !order.length;
      if (isWrong) {
        const wrong = (await page.locator('label.choice').allInnerTexts()).map(plain).find((words) => !right.includes(words));
        await choose(page, wrong);
      } else if (order.length) await arrange(page, order);
      else for (const words of right) await choose(page, words);
      await press(page, 'Répondre');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'verdict', 'what is said of it is read first');
      const verdict = await page.locator('#verdict').innerText();
      assert.match(verdict, isWrong ? /Pas tout à fait/ : /Oui, c’est cela/);
      await once(isWrong ? 'wrong' : `told-${kind}`);
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

/** Answers everything right, with a pointer; ends on the result. */
async function pass(page, href, answers) {
  await page.goto(href);
  const go = async (name) => Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button', { name }).first().click()]);
  await go(/Commencer|Refaire/);
  while (await page.locator('.steps').count()) {
    if (await page.locator('form[action$="/answer"]').count()) {
      const { right, order } = answers.get(plain(await page.locator('h1').innerText()));
      for (const [place, words] of order.entries()) {
        const lines = (await page.locator('.order label').allInnerTexts()).map(plain);
        for (let at = lines.indexOf(words); at > place; at -= 1) await page.locator('.order li').nth(at).locator('[data-move="-1"]').click();
      }
      const labels = (await page.locator('label.choice').allInnerTexts()).map(plain);
      for (const words of right) await page.locator('label.choice').nth(labels.indexOf(words)).click();
      await go('Répondre');
    }
    await go(/Continuer|Voir le résultat/);
  }
  assert.match(await page.locator('h1').innerText(), /C’est acquis/);
}

story('whoever accepts has the tutorial before them at once, and reads it step by step', async ({ visit, demo }) => {
  const page = await visit('volunteer');
  await page.goto(new URL('/home', demo.url).href);
  await Promise.all([page.waitForNavigation(), page.locator('form[action$="/acceptance"] button').first().click()]);
  assert.match(page.url(), /\/pairings\//);
  const pairing = page.url();
  const handed = page.locator('#hand a[href^="/tutorials/"]').first();
  assert.ok(await handed.isVisible(), 'the tutorial is on the page of the pairing');
  await handed.click();
  assert.match(page.url(), /\?pairing=/);
  await look(page, 'tutorial');
  await page.locator('main').getByRole('link', { name: /Commencer|Reprendre/ }).click();
  await look(page, 'tutorial-step');
  await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button', { name: 'C’est fait, étape suivante' }).click()]);
  assert.match(page.url(), /\/steps\/2\?pairing=/);
  // Where one stopped is kept beside that person, and the way back leads to them.
  await page.goto(pairing);
  await page.locator('#hand a[href^="/tutorials/"]').first().click();
  assert.ok(await page.locator('main').getByRole('link', { name: 'Reprendre à l’étape 2' }).count());
  await page.locator('main a.back').first().click();
  assert.equal(page.url(), pairing);
});

/** Somebody of Chartres asks about their family, for this week. Returns their page. */
async function asks(noScript) {
  const asker = await noScript('/');
  await asker.getByText('Plus de choix').click();
  await asker.locator('input[value=famille]').check({ force: true });
  await asker.getByRole('button', { name: 'Continuer' }).click();
  await asker.getByLabel('Commune', { exact: false }).first().fill('Chartres');
  await asker.getByLabel('Par téléphone').check({ force: true });
  await asker.locator('input[value=week]').check({ force: true });
  await asker.getByRole('button', { name: 'Continuer' }).click();
  await asker.getByLabel('Moi', { exact: false }).first().check({ force: true });
  await asker.getByLabel('prénom', { exact: false }).first().fill('Wilhelmine');
  await asker.locator('input[name=phone]').fill('06 39 98 77 65');
  await asker.getByRole('button', { name: 'Demander de l’aide' }).last().click();
  await asker.waitForURL('**/wait');
  return asker;
}

story('passing the module brings the help request that waited, live', async ({ visit, noScript, demo }) => {
  const home = await visit('volunteer');
  const at = (path) => new URL(path, demo.url).href;
  await home.goto(at('/modules/droits-famille'));
  assert.match(await home.locator('#proposed').innerText(), /n’(a|ont) trouvé personne de formé/);
  await look(home, 'module-proposed');
  await home.goto(at('/home'));
  await asks(noScript);
  const offer = home.locator('.offer:not(.gone)', { hasText: 'Wilhelmine' });
  await home.waitForTimeout(1500);
  assert.equal(await offer.count(), 0, 'it waits for somebody trained');
  const beside = await home.context().newPage();
  await pass(beside, at('/modules/droits-famille'), await key('droits-famille'));
  await offer.waitFor();
  assert.equal(await home.locator('#to-learn a[href^="/modules/"]').count(), 0, 'and the module is no longer proposed');
  await look(home, 'home-trained');
});

story('every tutorial is one or two sheets of paper', async ({ visit, demo }) => {
  const page = await visit('/');
  const files = await readdir(new URL('../../frontend/content/tutorials/', import.meta.url));
  const long = [];
  for (const slug of files.map((file) => file.replace(/\.md$/, ''))) {
    await page.goto(new URL(`/tutorials/${slug}/paper`, demo.url).href);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = Math.max(...[...pdf.matchAll(/\/Type \/Pages[^>]*?\/Count (\d+)/g)].map(([, count]) => Number(count)));
    if (!(pages >= 1 && pages <= 2)) long.push(`${slug}: ${pages}`);
  }
  assert.deepEqual(long, []);
  await look(page, 'tutorial-paper');
});
