import type { Page } from 'playwright-core';
import { addDays } from '../../src/core/calendar.js';
import { findChromium, openBrowser } from '../support/browser.js';
import { challengesAreOn } from '../support/challenges.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { MONDAY, type Story, tellStory } from '../support/story.js';

const chromium = findChromium();
const day = (n: number) => addDays(MONDAY, n - 1);

/** Opens the page as this person: their Home, or the channel of the community. */
async function looks({ slack, makers }: Story, page: Page, user: string, at: 'home' | 'channel'): Promise<void> {
  const place = at === 'home' ? 'app=home' : `channel=${makers.id}`;
  await page.goto(`${slack.url}/?user=${user}&${place}`);
}

async function fromFormToSummary(it: Story, page: Page): Promise<void> {
  const { noor, ann, hearth, clock } = it;
  const main = page.getByRole('main');
  await it.settlesIn();
  await nobodyChecksIn(it);
  await challengesAreOn(it);
  await it.itIs(MONDAY, '10:00');

  await looks(it, page, noor.id, 'channel');
  const composer = page.getByLabel(/^Message #/);
  await composer.fill('/hearth challenge');
  await composer.press('Enter');
  const form = page.getByRole('dialog', { name: 'New challenge' });
  await form.getByLabel('First day').fill(MONDAY);
  await form.getByLabel('Target for each member').fill('2');
  await form.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('dialog', { name: 'Preview' });
  await preview.getByText('Target: 2 days each.').waitFor();
  await preview.getByRole('button', { name: 'Announce' }).click();
  await preview.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await hearth.settles();

  await looks(it, page, ann.id, 'channel');
  const post = main.getByRole('article').filter({ hasText: 'Most days' });
  await post.getByRole('button', { name: 'Join' }).click();
  const joining = page.getByRole('dialog', { name: 'Join challenge' });
  await joining.getByRole('radio', { name: 'Never' }).check();
  await joining.getByRole('button', { name: 'Join' }).click();
  await page.getByText('You’re in! Thanks for joining Most days.').waitFor();
  await page.keyboard.press('Escape');
  await hearth.settles();

  for (const n of [1, 2]) {
    await it.itIs(day(n), '18:00');
    const opened = it.slack.deliveries('app_home_opened').length;
    await looks(it, page, ann.id, 'home');
    // Opening Home renders it again, which would take away the button while it is pressed.
    while (it.slack.deliveries('app_home_opened').length === opened) await page.waitForTimeout(50);
    await hearth.settles();
    await main.getByRole('button', { name: 'Done today' }).click();
    await main.getByText(`You: ${n} of 2 days.`).waitFor();
    await hearth.settles();
  }

  // The last day is the fourteenth; three days of grace and a night later comes the summary.
  await it.itIs(day(18), '10:00');
  await clock.advance({ minutes: 1 });
  await looks(it, page, ann.id, 'channel');
  const summary = main.getByRole('article').filter({ hasText: 'Here’s how it went' });
  await summary.getByText('Finished: Ann Berger').waitFor();
  await summary.getByRole('img', { name: /^A line chart of the group’s progress, which ended at 2/ }).waitFor();
}

const inBrowser = chromium ? test : test.skip;

inBrowser(
  chromium
    ? 'a challenge goes from its form to its summary on the page'
    : 'the browser test is skipped because there is no Chromium (TEST_CHROMIUM)',
  async () => {
    const browser = await openBrowser(chromium ?? '');
    try {
      const page = await browser.newPage({ viewport: { width: 1100, height: 860 } });
      await tellStory((it) => fromFormToSummary(it, page));
    } finally {
      await browser.close();
    }
  },
  240_000,
);
