// Every page that somebody can come to see: nothing keeps anybody out, in both languages, light and dark, on the smallest phone (in
// French, the longer) and on a desk (in English).
import assert from 'node:assert/strict';

import { look, lookWide, stories } from './support.mjs';

const story = stories();

// What each person comes to see, beside the story.
const PLACES = {
  asker: ['/wait', '/slip', '/ticket', '/code', '/withdrawal', '/erasure', '/chat', '/recap', '/recap/paper'],
  volunteer: ['/home', '/permanences', '/calendars', '/learning', '/modules/actualisation', '/tutorials', '/tutorials/cv', '/tutorials/cv/steps/1', '/tutorials/cv/paper', '/tutorials/cv/draft', '/words', '/profile', '/hours', '/engagement', '/passport', '/badges', '/attestations', '/account/export', '/account/deletion', '/achievements/hours-50', '/log', '/log/details', '/log/workshop', '/log/imports', '/account', '/ask/desk', '/availability'],
  family: ['/home', '/profile'],
  civic: ['/home', '/log', '/availability', '/contract', '/contract/end'],
  mentor: ['/mentor-calls', '/tutored/hours', '/writing', '/writing/new', '/writing/pictures', '/writing/files'],
  coordinator: ['/board', '/board/hours', '/association/exports', '/association/valuation', '/board/reports', '/board/test', '/members', '/members/invitations', '/members/imports', '/association', '/permanences/new', '/association/training', '/association/training/topics', '/association/training/modules', '/figures', '/figures/report', '/figures/irritants', '/association/audit', '/association/badges', '/association/attestations', '/account/factors', '/second-factor', '/reasons?of=report%200000000000001'],
  operator: ['/instance'],
};

for (const [who, places] of Object.entries(PLACES)) {
  story(`nothing keeps anybody out of the pages of the ${who}`, async ({ visit, demo }) => {
    const page = await visit(who);
    for (const lang of ['en', 'fr']) {
      for (const place of places) {
        await page.goto(new URL(`${place}${place.includes('?') ? '&' : '?'}lang=${lang}`, demo.url).href);
        assert.equal(new URL(page.url()).pathname, place.split('?')[0]);
        assert.equal(await page.locator('html').getAttribute('lang'), lang);
        if (lang === 'fr') await look(page, who + place.replaceAll('/', '-'));
        else await lookWide(page);
      }
    }
  });
}

story('the doors are open to everybody, in both languages', async ({ visit, demo }) => {
  const page = await visit('/');
  for (const lang of ['fr', 'en']) {
    for (const place of ['/', '/sign-in', '/code', '/join', '/relative', '/charter', '/legal', '/accessibility', '/privacy', '/offline', '/verify', '/badges/issuer', '/achievements/first_help']) {
      await page.goto(new URL(`${place}?lang=${lang}`, demo.url).href);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      await look(page, `door-${lang}${place.replaceAll('/', '-')}`);
    }
  }
});

story('a link shared in a group opens for everybody, and accepts for whoever may', async ({ visit, demo }) => {
  const coordinator = await visit('coordinator');
  await coordinator.goto(new URL('/board', demo.url).href);
  const cards = await coordinator.locator('main a[href^="/board/"]').evaluateAll((links) => links.map((link) => link.pathname));
  // The demonstration lives: what one card offered may be somebody's by the time a stranger opens its link.
  let link, stranger, signIn;
  for (const card of [...new Set(cards)]) {
    await coordinator.goto(new URL(card, demo.url).href);
    link = /https?:\/\/\S*\/shared\/[\w/]+/.exec(await coordinator.content())?.[0];
    if (!link) continue;
    stranger = await visit(link);
    signIn = stranger.locator('main').getByRole('link', { name: 'Me connecter pour répondre' });
    if (await signIn.count()) break;
  }
  assert.ok(await signIn?.count(), 'somebody waits whose help request can be shared');
  await look(stranger, 'shared-stranger');
  assert.equal(await stranger.locator('form[action$="/acceptance"]').count(), 0, 'accepting needs a sign-in');
  await signIn.click();
  assert.match(stranger.url(), /\/sign-in\?then=/);
  const bob = await visit('volunteer-2');
  await bob.goto(link);
  await look(bob, 'shared-helper');
});
