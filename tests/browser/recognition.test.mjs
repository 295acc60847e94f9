// What was done, from its record to papers and badges: each page on the way, as each person sees it.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { look, pages, stories } from './support.mjs';

const story = stories();

const at = (demo, path) => new URL(path, demo.url).href;
const all = (page, selector) => page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
const button = (page, name) => page.locator('main').getByRole('button', { name });

/** The address of Ana's card among the members, as the coordinator finds it. */
async function card(page, demo) {
  await page.goto(at(demo, '/members?q=Ana+Moreira'));
  return page.locator('main a[href^="/members/"]', { hasText: 'Ana Moreira' }).first().getAttribute('href');
}

story('a record is read, corrected with its earlier version kept, handed over, and printed on one page', async ({ visit, demo }) => {
  const ana = await visit('volunteer');
  await ana.goto(at(demo, '/hours'));
  const [read] = await all(ana, 'main a[href^="/records/"]');
  await ana.goto(at(demo, `${read}/correction`));
  await look(ana, 'record-correction');
  await ana.locator('[name=done]').fill('Nous avons retrouvé l’accès à l’espace CAF, puis envoyé la déclaration trimestrielle.');
  await ana.locator('[name=next_step]').fill('Rappeler la CAF le 3 décembre, avec le numéro de dossier.');
  await button(ana, 'Enregistrer').click();
  await ana.locator('#earlier summary').first().click();
  await look(ana, 'record-read');
  await ana.goto(at(demo, `${read}/confirmation`));
  await look(ana, 'record-in-person');
  await ana.goto(at(demo, `${read}/recap`));
  await look(ana, 'recap-paper');
  assert.equal(pages(await ana.pdf({ preferCSSPageSize: true })), 1, 'a recap is one page');
});

story('a recap is sent by mail, and its link opens for whoever received it', async ({ visit, noScript, demo }) => {
  const josiane = await noScript('asker');
  await josiane.goto(at(demo, '/recap'));
  await josiane.getByText('Recevoir par e-mail').click();
  await josiane.locator('[name=email]').fill('josiane@example.org');
  await button(josiane, 'Envoyer').last().click();
  await josiane.locator('.banner', { hasText: 'part par e-mail' }).waitFor();
  const link = await mailed(demo, /\/confirm\/\w+/);
  const anybody = await visit(link);
  await look(anybody, 'recap-by-link');
});

/** What a mail of the demonstration says; mails are kept as files there, a moment after they were asked for. */
async function mailed(demo, wanted) {
  for (let tries = 0; tries < 50; tries += 1) {
    for (const name of await readdir(join(demo.data, 'mail')).catch(() => [])) {
      const found = wanted.exec(await readFile(join(demo.data, 'mail', name), 'utf8'));
      if (found) return found[0];
    }
    await new Promise((done) => { setTimeout(done, 200); });
  }
  return assert.fail(`no mail says ${wanted}`);
}

story('an attestation is signed, verified by anybody, and withdrawn in plain sight', async ({ visit, demo }) => {
  const coordinator = await visit('coordinator');
  const ana = await card(coordinator, demo);
  const sign = async (lang) => {
    await coordinator.goto(at(demo, `${ana}/attestations?from=2026-01-01&until=2026-12-31&lang=${lang}`));
    await look(coordinator, `attestation-${lang}`);
    await button(coordinator, /Signer|Sign the/).click();
    await coordinator.locator('.banner.done').waitFor();
  };
  await coordinator.goto(at(demo, `${ana}/attestations?from=2026-12-31&until=2026-01-01&lang=fr`));
  await look(coordinator, 'attestation-wrong-dates');
  await sign('fr');
  const helper = await visit('volunteer');
  await helper.goto(at(demo, '/attestations?lang=fr'));
  await look(helper, 'attestations-own');
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await helper.locator('#papers .list').innerText())[0];
  const anybody = await visit('/verify');
  await look(anybody, 'verify');
  await anybody.locator('[name=code]').fill(code.toLowerCase());
  await button(anybody, 'Vérifier').click();
  await look(anybody, 'verify-valid');
  await anybody.goto(at(demo, '/verify/AAAA-AAAA'));
  await look(anybody, 'verify-unknown');
  await coordinator.goto(at(demo, '/association/attestations?lang=fr'));
  await coordinator.getByText('Retirer cette attestation').first().click();
  await look(coordinator, 'attestations-signed');
  await button(coordinator, 'Retirer maintenant').first().click();
  await anybody.goto(at(demo, `/verify/${code}`));
  assert.match(await anybody.locator('main').innerText(), /a été retirée/);
  await look(anybody, 'verify-withdrawn');
});

story('a badge of the association is defined, given, made public, and followed to its issuer', async ({ visit, demo }) => {
  const coordinator = await visit('coordinator');
  await coordinator.goto(at(demo, '/association/badges'));
  await button(coordinator, 'Définir ce badge').click();
  await look(coordinator, 'own-badge-errors');
  await coordinator.locator('[name=name]').fill('Accueil des nouveaux');
  await coordinator.locator('[name=says]').fill('A accueilli les personnes qui arrivent.');
  await coordinator.locator('[name=criteria]').fill('Trois mois d’accueil.');
  await button(coordinator, 'Définir ce badge').click();
  await coordinator.goto(at(demo, `${await card(coordinator, demo)}/badges`));
  await look(coordinator, 'member-badges');
  await coordinator.getByLabel('Accueil des nouveaux').check({ force: true });
  await button(coordinator, 'Donner ce badge').click();
  const ana = await visit('volunteer');
  await ana.goto(at(demo, '/badges'));
  const badge = await ana.getByRole('link', { name: 'Accueil des nouveaux' }).getAttribute('href');
  await ana.goto(at(demo, badge));
  await look(ana, 'badge-own');
  const anybody = await visit('/');
  assert.equal((await anybody.goto(at(demo, badge))).status(), 404, 'a badge is its holder’s until made public');
  await button(ana, 'Rendre ce badge public').click();
  await anybody.goto(at(demo, badge));
  await look(anybody, 'badge-public');
  await anybody.getByRole('link', { name: 'Qui décerne ces badges' }).click();
  await look(anybody, 'badge-issuer');
});

story('hours are narrowed, refused with a reason that cannot be left out, and accepted together', async ({ visit, demo }) => {
  const coordinator = await visit('coordinator');
  await coordinator.goto(at(demo, '/board/hours?activity=permanence'));
  await look(coordinator, 'hours-narrowed');
  const rows = coordinator.locator('.hours-list > li');
  const before = await rows.count();
  await rows.first().getByText('Refuser').first().click();
  await rows.first().locator('button.wrong').click();
  assert.equal(await rows.count(), before, 'nothing is refused without a reason');
  await rows.first().locator('[name=reason]').fill(' ');
  await rows.first().locator('button.wrong').click();
  await coordinator.locator('#errors').waitFor();
  assert.equal(await rows.first().locator('[name=reason][aria-invalid=true]').isVisible(), true, 'what is wrong stands beside its field');
  await look(coordinator, 'hours-refusal-again');
  await rows.first().locator('[name=reason]').fill('Ce jour-là, la permanence était fermée.');
  await look(coordinator, 'hours-refusal');
  await rows.first().locator('button.wrong').click();
  await coordinator.waitForFunction((count) => document.querySelectorAll('.hours-list > li').length < count, before);
  await button(coordinator, 'Accepter les heures cochées').click();
  await coordinator.locator('.banner.done').waitFor();
  await look(coordinator, 'hours-accepted');
});
