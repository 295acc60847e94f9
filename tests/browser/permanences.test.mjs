// Signing up and handing a place over, on a phone 360 px wide and with a keyboard alone; the views, on a screen and on paper.
import assert from 'node:assert/strict';

import { look, stories, tabTo } from './support.mjs';

const story = stories();

async function press(page, button) {
  await tabTo(page, button);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

story('sign up and swap on a phone, with a keyboard', async ({ visit, demo }) => {
  const ana = await visit('volunteer');
  await ana.goto(new URL('/permanences', demo.url).href);
  await look(ana, 'permanences-list');
  // The last one with a seat left: weeks away, and neither of them sits there.
  const free = ana.locator('li.permanence:has(form[action$="/seat"])').last();
  const id = (await free.getAttribute('id')).slice(2);
  await press(ana, free.getByRole('button'));
  assert.equal(await ana.locator('.banner.done').innerText(), 'C’est noté\u00a0: vous avez une place.');
  assert.match(await ana.locator(`#p-${id}`).innerText(), /Vous y êtes/);

  await ana.goto(new URL(`/permanences/${id}`, demo.url).href);
  await look(ana, 'permanence-mine');
  await press(ana, ana.getByRole('button', { name: /Qui peut prendre ma place/ }));
  await look(ana, 'permanence-swap-asked');

  const karim = await visit('volunteer-2');
  await karim.goto(new URL(`/permanences/${id}`, demo.url).href);
  await look(karim, 'permanence-swap-offered');
  await press(karim, karim.getByRole('button', { name: 'Prendre la place d’Ana' }));
  assert.match(await karim.locator('#permanence').innerText(), /Vous y êtes/);

  // Ana's page was not touched: it looks again by itself.
  await ana.locator('#permanence .tag', { hasText: 'Vous y êtes' }).waitFor({ state: 'detached' });
  assert.match(await ana.locator('#people').innerText(), /Karim/);
});

story('week and month are read on a phone, on a desk and on paper', async ({ visit, demo }) => {
  const page = await visit('coordinator');
  for (const view of ['week', 'month']) {
    await page.goto(new URL(`/permanences?view=${view}`, demo.url).href);
    await page.getByRole('link', { name: 'Après' }).click();
    await look(page, `permanences-${view}`);
    assert.ok(await page.locator('.weeks .permanence').count() > 0, view);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.weeks .permanence').first().isVisible());
    assert.equal(await page.locator('.tabs').isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
  }
  const first = page.locator('.weeks .permanence a').first();
  await tabTo(page, first);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await look(page, 'permanence-managed');
  await page.getByRole('link', { name: 'Changer la permanence' }).click();
  await look(page, 'permanence-change');
});

story('an address for a calendar is made, shown once and revoked', async ({ visit, demo }) => {
  const page = await visit('coordinator');
  await page.goto(new URL('/calendars', demo.url).href);
  await page.getByRole('button', { name: 'Créer une adresse' }).click();
  await look(page, 'calendars-made');
  const address = await page.locator('#calendar-address').inputValue();
  assert.match(await (await fetch(address)).text(), /^BEGIN:VCALENDAR\r\n/);
  await page.goto(new URL('/calendars', demo.url).href);
  await page.getByRole('button', { name: /^Retirer/ }).first().click();
  assert.equal((await fetch(address)).status, 404);
});
