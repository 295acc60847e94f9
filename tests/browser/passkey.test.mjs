// Passkeys, with the authenticator that Chromium plays: one is added, signs in without a mail, proves again, and is removed.
import assert from 'node:assert/strict';

import { look, startDemo, stories } from './support.mjs';

const story = stories({ demo: () => startDemo({ isNamed: true }) });

/** A phone that recognises its owner. */
async function authenticator(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  return { session, authenticatorId };
}

/** By its path: addresses before it may carry this one as `then`. */
const arrived = (page, path) => page.waitForURL((url) => url.pathname === path);

story('a coordinator adds a passkey, and signs in with it alone', async ({ visit, demo }) => {
  const page = await visit('coordinator');
  const { session, authenticatorId } = await authenticator(page);
  await page.goto(new URL('/second-factor?then=/board', demo.url).href);
  await look(page, 'factor-first');
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
  await look(page, 'recovery-codes');
  assert.equal(await page.locator('.list strong').count(), 10);
  await page.getByRole('link', { name: 'Je les ai gardés' }).click();
  await arrived(page, '/board');

  await page.goto(new URL('/account/factors', demo.url).href);
  await look(page, 'factors');
  assert.match(await page.locator('#passkeys').innerText(), /Ajoutée le/);

  await page.context().clearCookies();
  await page.goto(new URL('/sign-in?then=/board', demo.url).href);
  await look(page, 'sign-in-passkey');
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await arrived(page, '/board');

  // As a second factor, where it is asked.
  await page.goto(new URL('/second-factor?then=/members', demo.url).href);
  await look(page, 'factor-passkey');
  await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click();
  await arrived(page, '/members');

  // Another device that knows no such passkey.
  await session.send('WebAuthn.clearCredentials', { authenticatorId });
  await page.goto(new URL('/second-factor?then=/members', demo.url).href);
  await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click();
  await page.getByText('La clé d’accès n’a pas répondu').waitFor();

  await page.goto(new URL('/account/factors', demo.url).href);
  await page.locator('#passkeys').getByRole('button', { name: 'La retirer' }).click();
  await page.getByText('C’est retiré').waitFor();
});
