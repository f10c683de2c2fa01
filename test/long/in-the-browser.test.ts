import { mkdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { createClock } from '../../local-slack/clock.js';
import { type LocalSlack, startSlack } from '../../local-slack/slack.js';
import { demoGuide } from '../demo/guide.js';
import { whoGoOn } from '../demo/others.js';
import { playHistory } from '../demo/past.js';
import { eveBefore, workingDaysUntil } from '../demo/weeks.js';
import { findChromium, openBrowser } from '../support/browser.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startTestHearth, type TestHearth } from '../support/hearth.js';
import { manifest } from '../support/manifest.js';
import { allRows } from '../support/rows.js';

const chromium = findChromium();
const MONDAY = '2026-11-23';
const DAYS = workingDaysUntil(MONDAY);

/** Where screenshots go. `npm run screenshots` also writes those that the README shows to `docs`. */
const FOLDER = 'test/screenshots';
const IN_README = ['home', 'form', 'thread', 'question', 'organizer'];

let slack: LocalSlack;
let hearth: TestHearth;
let database: TestDatabase;
let browser: Browser;
let page: Page;
let visitor: string;

async function begin(executable: string) {
  const clock = createClock({ start: eveBefore(DAYS) });
  slack = await startSlack({ manifest, clock, answerWithinMs: 20_000 });
  const workspace = slack.workspace({ name: 'Indie Makers' });
  database = await freshDatabase();
  hearth = await startTestHearth(slack, workspace.botToken, database.url);
  const played = await playHistory({
    ...{ slack, workspace, days: DAYS, databaseUrl: database.url },
    settles: hearth.settles,
  });
  visitor = played.visitor.id;
  const { goOn, next } = whoGoOn({ ...played, now: clock.now });
  clock.onAdvance(async () => {
    await hearth.settles();
    await goOn();
    await hearth.settles();
  });
  clock.stopsAt(next);
  workspace.guides(demoGuide(MONDAY));
  browser = await openBrowser(executable);
  page = await browser.newPage({ viewport: { width: 1100, height: 860 } });
  await page.goto(slack.url);
  mkdirSync(FOLDER, { recursive: true });
}

/** Adds eight things to the two that the visitor of the demo said they would do next. */
async function tenThingsAreOnTheList(): Promise<void> {
  await allRows(
    database.url,
    `insert into commitments (workspace_id, community_id, user_id, text, made_on, made_at, position)
     select workspace_id, community_id, user_id, 'Thing ' || n, '${MONDAY}', '${MONDAY}T07:00Z', n
     from members, generate_series(1, 8) n where user_id = '${visitor}'`,
  );
}

async function end() {
  await browser.close();
  await hearth.stops();
  await slack.close();
  await database.release();
}

async function save(what: Page | Locator, name: string): Promise<void> {
  // A message under the pointer, or with the focus, shows its toolbar.
  await page.mouse.move(0, 0);
  for (const focused of await page.locator(':focus').all()) await focused.blur();
  const file = `${name}.png`;
  await what.screenshot({ path: join(FOLDER, file), animations: 'disabled' });
  const { SCREENSHOTS: folder } = process.env;
  if (folder && IN_README.includes(name)) await copyFile(join(FOLDER, file), join(folder, file));
}

const steps = () => page.getByRole('region', { name: 'Try Hearth' });

async function takesStep(label: string): Promise<void> {
  await steps().getByRole('button', { name: label }).click();
  await stepIsDone(label);
}

async function stepIsDone(label: string): Promise<void> {
  await steps()
    .getByRole('button', { name: `${label} (done)` })
    .waitFor({ timeout: 60_000 });
}

const inBrowser = chromium ? test : test.skip;

inBrowser(
  chromium
    ? 'a visitor takes all steps of the demo on its page'
    : 'the browser test is skipped because there is no Chromium (TEST_CHROMIUM)',
  async () => {
    await begin(chromium ?? '');
    try {
      const main = page.getByRole('main');
      await main.getByRole('button', { name: 'Check in' }).waitFor();
      await page.waitForURL(`${slack.url}/?user=${visitor}&app=home`);
      await steps().getByText('Hearth keeps a small community going').waitFor();
      await save(main, 'home');

      await main.getByRole('button', { name: 'Check in' }).click();
      const modal = page.getByRole('dialog', { name: 'Check in' });
      await modal.getByRole('checkbox', { name: 'Call two customers' }).check();
      await modal.getByLabel('What will you do next?').fill('Write the launch post\nBook the demo slot');
      await modal.getByRole('checkbox', { name: 'Call two customers' }).scrollIntoViewIfNeeded();
      await save(modal, 'form');
      await modal.getByLabel(/Anything in your way/).fill('No idea how to price teams');
      await modal.getByLabel(/How is it going/).click();
      await page.getByRole('option', { name: 'Steady' }).click();
      await modal.getByRole('button', { name: 'Share' }).click();
      await modal.waitFor({ state: 'detached' });
      await hearth.settles();

      await stepIsDone('Check in');
      await main.getByText('You checked in at 9:12').waitFor();
      await takesStep('See the thread');
      const thread = page.getByRole('complementary', { name: 'Thread' });
      await thread.getByText('I was stuck on that last month.').waitFor();
      await thread.getByText('I’m looking forward to this one.').waitFor();
      const answer = thread.getByRole('article', { name: /^Ann Berger/ });
      expect(await answer.innerText()).toMatch(
        /✓\s+Call two customers\n→\s+Finish the pricing page \(carried over\)\nNext:\s+•\s+Write the launch post/,
      );
      await save(thread, 'thread');

      await takesStep('Skip to tomorrow');
      await main.getByText('Mia Laurent replied to you: “I was stuck on that last month.').waitFor();
      await page.getByRole('tab', { name: /^Messages/ }).click();
      const question = main.getByRole('article').filter({ hasText: 'Morning, Ann.' });
      await question.getByRole('button', { name: 'Check in' }).waitFor({ timeout: 60_000 });
      expect(await question.innerText()).toMatch(
        /Three things are on your list:\s+Finish the pricing page\s+since Wednesday/,
      );
      await save(question, 'question');

      await takesStep('See who’s quiet');
      await main.getByText('Today, Tuesday, November 24').waitFor();
      await main.getByText('1 member has gone quiet').waitFor();
      await save(main, 'organizer');
      await main.getByRole('button', { name: 'See who' }).click();
      const quiet = page.getByRole('dialog', { name: 'Quiet members' });
      await quiet.getByText('Lea Novak').waitFor();
      const words = await quiet.innerText();
      expect(words).toContain('Lea Novak, quiet since Monday, November 9\n');
      expect(words).toContain('Hearth wrote on Monday, November 16; you were asked today to say hello\n');
      expect(words).toContain(
        'Back within a week: 11 of 15 (73%) with a message, 3 of 10 (30%) in the comparison group. ',
      );
      await page.keyboard.press('Escape');

      await takesStep('Join as a newcomer');
      await main.getByText('Welcome to Ship it').waitFor();

      await steps().getByRole('button', { name: 'Set up your own' }).click();
      const form = page.getByRole('dialog', { name: 'Set up a community' });
      await form.waitFor();
      expect(await form.getByLabel('Home channel').inputValue()).toBe('#side-projects');
      await form.getByLabel('What kind of community is it?').click();
      await page.getByRole('option', { name: 'Something else' }).click();
      await form.getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('button', { name: /^Post/ }).click();
      await stepIsDone('Set up your own');
      await steps().getByText('You’ve taken every step.').waitFor();

      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.locator('html').evaluate((it) => it.scrollWidth)).toBe(390);
      await tenThingsAreOnTheList();
      await page.goto(`${slack.url}/?user=${visitor}&app=home`);
      // Opening Home publishes it again, which would take the button away from under the pointer.
      await main.getByText('Thing 1').waitFor();
      await main.getByRole('button', { name: 'Check in' }).click();
      const longForm = modal.locator('.window-body');
      await longForm.getByRole('checkbox', { name: 'Thing 8' }).waitFor();
      expect(await longForm.evaluate((it) => it.scrollHeight)).toBeLessThan(2 * 844);
    } finally {
      await end();
    }
  },
  240_000,
);
