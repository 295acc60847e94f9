// The main job, whole, on phones 360 px wide: Josiane asks without JavaScript, two helpers see it, one wins, they talk, it is recorded.
import assert from 'node:assert/strict';

import { look, stories } from './support.mjs';

const story = stories();

story('Josiane asks, Ana helps, it is recorded and confirmed', async ({ visit, noScript }) => {
  const ana = await visit('volunteer');
  const bob = await visit('volunteer-2');
  const [anaName, bobName] = await Promise.all([ana, bob].map((page) => page.locator('.menu summary').innerText()));
  assert.notEqual(anaName, bobName);
  // Whoever has a page open is known to be there within a second or so.
  await ana.waitForTimeout(2500);

  const josiane = await noScript('/');
  await look(josiane, 'ask-what');
  await josiane.getByLabel('Mes démarches emploi').check({ force: true });
  await josiane.getByRole('button', { name: 'Continuer' }).click();
  await josiane.getByLabel('Commune', { exact: false }).first().fill('Chartres');
  await josiane.getByLabel('Par téléphone').check({ force: true });
  await josiane.getByLabel('Maintenant').check({ force: true });
  await look(josiane, 'ask-how');
  await josiane.getByRole('button', { name: 'Continuer' }).click();

  // What is missing is said beside its field, and nothing is lost.
  await josiane.getByRole('button', { name: 'Demander de l’aide' }).last().click();
  assert.match(await josiane.locator('main').innerText(), /Un surnom suffit/);
  await look(josiane, 'ask-who-errors');
  await josiane.getByLabel('Moi', { exact: false }).first().check({ force: true });
  await josiane.getByLabel('Son prénom').or(josiane.getByLabel('prénom', { exact: false })).first().fill('Josiane');
  await josiane.locator('input[name=phone]').fill('06 39 98 77 66');
  await look(josiane, 'ask-who');
  await josiane.getByRole('button', { name: 'Demander de l’aide' }).last().click();
  await josiane.waitForURL('**/wait');
  await look(josiane, 'wait');

  // Both phones show it, first name and all; neither shows her number.
  for (const page of [ana, bob]) {
    const offer = page.locator('#offers-now .offer', { hasText: 'Josiane' });
    await offer.waitFor();
    assert.doesNotMatch(await offer.innerText(), /39/);
  }
  await look(ana, 'home');
  await ana.locator('#offers-now .offer', { hasText: 'Josiane' }).getByRole('button', { name: 'Je m’en occupe' }).click();
  await ana.waitForURL('**/pairings/**');
  await bob.locator('.offer.gone', { hasText: 's’en occupe' }).waitFor();
  await look(bob, 'home-taken');

  // The contact appears with the claim, and both know the same word.
  const pairing = await ana.locator('main').innerText();
  assert.match(pairing, /06\s39\s98\s77\s66/);
  const word = /«\s(\S+)\s»/.exec(pairing)[1];
  await josiane.reload();
  const waiting = await josiane.locator('main').innerText();
  assert.ok(waiting.includes(anaName.trim()) && waiting.includes(word), waiting);
  await look(josiane, 'wait-paired');
  await look(ana, 'pairing');

  await ana.getByRole('button', { name: 'J’ai appelé' }).click();

  // They write to each other.
  await josiane.goto(new URL('/chat', josiane.url()).href);
  await josiane.locator('textarea[name=text]').fill('Bonjour, je suis prête.');
  await josiane.getByRole('button', { name: 'Envoyer' }).click();
  await ana.locator('#chat', { hasText: 'je suis prête' }).waitFor();
  await ana.locator('textarea[name=text]').fill('Je vous appelle.');
  await ana.getByRole('button', { name: 'Envoyer' }).click();
  await ana.locator('#chat .message', { hasText: 'Je vous appelle' }).waitFor();
  // Ana's page shows it before it has left.
  for (let tries = 0; tries < 50; tries += 1) {
    await josiane.reload();
    if (await josiane.locator('#chat .message').count() > 1) break;
  }
  assert.equal(await josiane.locator('#chat .message').count(), 2);
  await look(josiane, 'chat');

  // The record, with what is preset.
  await ana.goto(`${ana.url()}/record`);
  await ana.locator('input[name=outcome][value=resolu]').check({ force: true });
  await look(ana, 'record');
  await ana.getByRole('button', { name: 'Enregistrer' }).click();
  await ana.waitForURL((url) => !url.pathname.endsWith('/record'));
  await josiane.goto(new URL('/recap', josiane.url()).href);
  await look(josiane, 'recap');
  await josiane.getByRole('button', { name: 'Oui, c’est bien ça' }).click();
  await ana.goto(new URL('/hours', ana.url()).href);
  assert.match(await ana.locator('main').innerText(), /Confirmé/i);
  await look(ana, 'hours');
});
