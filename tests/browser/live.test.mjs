// The same job with scripts, where pages move by themselves: nobody reloads anything. And a phone that rings with the page closed.
import assert from 'node:assert/strict';

import { look, stories } from './support.mjs';

const story = stories();

/** Asks for help by phone, now, from a page with scripts. */
async function ask(page, name) {
  await page.getByLabel('Mes démarches emploi').check({ force: true });
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.locator('#commune').pressSequentially('chartr');
  await page.getByRole('option', { name: 'Chartres (28)' }).click();
  // The ways of meeting are those of this commune: its places have names now.
  await page.locator('#ways', { hasText: 'km environ' }).waitFor();
  await page.locator('input[name=meeting][value=phone]').check({ force: true });
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.locator('#first_name').fill(name);
  await page.locator('#phone').fill('06 39 98 77 55');
  await page.getByRole('button', { name: 'Demander de l’aide' }).last().click();
  await page.waitForURL('**/wait');
}

const button = (page, name) => page.getByRole('button', { name });

story('Josette’s page follows, from the claim to the recap', async ({ visit, demo }) => {
  const [ana, mentor] = [await visit('volunteer'), await visit('mentor')];
  await ana.goto(new URL('/home', demo.url).href);
  await ana.waitForTimeout(2500);
  const josette = await visit('/');
  await ask(josette, 'Josette');
  const main = josette.locator('main');
  const reads = (words) => main.filter({ hasText: words }).waitFor();

  const offer = ana.locator('#offers-now .offer', { hasText: 'Josette' });
  await button(offer, 'Je m’en occupe').click();
  await ana.waitForURL('**/pairings/**');
  await reads('Ana s’occupe de votre demande.');
  await ana.locator('#late summary').click();
  await button(ana, '20 minutes').click();
  await reads('Ana aura du retard');
  await button(ana, 'J’ai appelé').click();
  await reads('Ana vous aide.');
  await look(josette, 'live-helping');
  await look(ana, 'live-called');

  // A call said too early is taken back; nobody is left with a page that is not true.
  await button(ana, /pas encore pu parler/).click();
  await reads('Ana s’occupe de votre demande.');
  await button(ana, 'J’ai appelé').click();
  await reads('Ana vous aide.');

  // Whoever writes is seen writing, by the other alone.
  await josette.locator('textarea[name=text]').pressSequentially('Bonjour Ana', { delay: 30 });
  await ana.locator('[data-typing]').waitFor({ state: 'visible' });
  assert.equal(await josette.locator('[data-typing]').isVisible(), false);
  await button(josette, 'Envoyer').click();
  await ana.locator('#chat .message', { hasText: 'Bonjour Ana' }).waitFor();

  await button(ana, /sur sa page/).click();
  await button(josette, 'Oui, je suis d’accord').waitFor();
  await look(josette, 'live-mentor-asked');
  await button(josette, 'Oui, je suis d’accord').click();
  await mentor.goto(new URL('/mentor-calls', demo.url).href);
  await look(mentor, 'live-mentor-calls');
  await mentor.locator('.list a', { hasText: 'Mes démarches emploi' }).last().click();
  await look(mentor, 'live-mentor-call');
  await button(mentor, 'J’arrive').click();
  await look(mentor, 'live-mentor-joined');
  await reads('mentor, aide aussi');
  // However often the page was refreshed, what the asker can answer is there.
  await josette.locator('#problem summary').waitFor();

  await ana.goto(`${ana.url().split('#')[0]}/record`);
  await ana.locator('input[name=outcome]').nth(1).check({ force: true });
  await ana.locator('summary', { hasText: 'Nous nous revoyons' }).click();
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await ana.locator('#day').fill(soon);
  await ana.locator('#hour').fill('10:00');
  await button(ana, 'Enregistrer').click();
  await ana.waitForURL('**/records/**');
  await look(ana, 'live-record');
  await reads('Vous reprenez avec Ana');
  await josette.getByRole('link', { name: 'Voir ce qui a été fait' }).click();
  await look(josette, 'live-recap');
  await button(josette, 'Oui, c’est bien ça').click();
  await reads('Merci');

  // A second need, with the same code: both are found.
  await josette.goto(new URL('/?again=1', demo.url).href);
  await josette.getByLabel('Ma CAF').check({ force: true });
  await button(josette, 'Continuer').click();
  await josette.locator('#commune').fill('Chartres');
  await josette.locator('input[name=when][value=week]').check({ force: true });
  await button(josette, 'Continuer').click();
  await button(josette, 'Demander de l’aide').last().click();
  await josette.waitForURL('**/wait');
  await josette.locator('#others a', { hasText: 'Mes démarches emploi' }).waitFor();
  await look(josette, 'live-wait-two');

  // A shared computer: nothing stays, and "back" brings nothing back.
  await button(josette, 'Effacer de cet écran').click();
  await reads('Cet écran ne garde plus rien');
  // A page that a form made is not shown again by itself: the browser asks.
  await josette.goBack().catch(() => undefined);
  assert.doesNotMatch(await josette.locator('body').innerText(), /Ana|Josette|Votre code\s+\w{4}-/);
});

story('a phone rings with the page closed, in words that say nothing of anybody', async ({ visit, demo }) => {
  const page = await visit('volunteer');
  const { origin } = new URL(demo.url);
  const context = page.context();
  await context.grantPermissions(['notifications'], { origin });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const devtools = await context.newCDPSession(page);
  const registered = new Promise((done) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && done(registrations[0].registrationId));
  });
  await devtools.send('ServiceWorker.enable');
  // What a push service hands over, once decrypted: see tests/it/ringing.rs.
  const data = JSON.stringify({ kind: 'offer_now', url: `${origin}/home`, lang: 'fr' });
  await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registered, data });
  const shown = await page.waitForFunction(async () => {
    const { registration } = await navigator.serviceWorker.ready.then((ready) => ({ registration: ready }));
    const [one] = await registration.getNotifications();
    return one && { title: one.title, body: one.body, data: one.data };
  });
  assert.deepEqual(await shown.jsonValue(), { title: 'Binôme', body: 'Quelqu’un a besoin de vous.', data: `${origin}/home` });
});
