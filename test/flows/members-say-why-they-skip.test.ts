import { forgeHome } from '../support/forge.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Ann skips her check-in of Monday. */
async function skips(it: Story): Promise<void> {
  const { ann, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.opensDirectMessages();
  await ann.chooses('Skip today');
  await hearth.settles();
}

const reason = ({ databaseUrl, ann }: Story) =>
  allRows(databaseUrl, `select skip_reason from checkin_occurrences where user_id = '${ann.id}' order by day limit 1`);

story('a member says why they skip with one choice, changes it, and nobody else sees it', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  await skips(it);
  const skipped = 'Hearth: Skipped for today. See you next time.\n[Check in after all]';
  expect(ann.directMessages().at(-1)).toBe(`${skipped} [Say why (only you see it) ▾]`);
  await ann.chooses('No time');
  await hearth.settles();
  expect(await reason(it)).toEqual([{ skip_reason: 'no-time' }]);
  expect(ann.directMessages().at(-1)).toBe(`${skipped} [No time ▾]`);

  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('You skipped this one. [No time ▾]');
  await ann.chooses('Ill');
  await hearth.settles();
  expect(await reason(it)).toEqual([{ skip_reason: 'ill' }]);
  for (const other of [ben, noor]) {
    await other.opensHome();
    await hearth.settles();
    expect([other.reads('Home'), ...other.directMessages()].join()).not.toMatch(/\bIll\b/);
  }
  expect(makers.messages.filter(({ threadTs }) => threadTs)).toEqual([]);

  await ann.presses('Check in');
  await ann.fills({ 'What will you do next?': 'Rest' }).submits();
  await hearth.settles();
  expect(await reason(it)).toEqual([{ skip_reason: null }]);
});

story('only the member who skipped says why, and only of what they skipped', async (it) => {
  const { ann, ben, hearth } = it;
  await skips(it);
  const idOf = (who: Story['ann']) =>
    oneValue(
      it.databaseUrl,
      `select id::text as value from checkin_occurrences where user_id = '${who.id}' order by day limit 1`,
    );
  await ben.opensHome();
  await hearth.settles();
  forgeHome(ben, { occurrenceId: await idOf(ann), reason: 'ill' }, 'checkins.skip-reason');
  await ben.presses('Check in');
  expect(ben.reads('modal')).toContain('belongs to someone else');
  await ben.closesAll();
  forgeHome(ben, { occurrenceId: await idOf(ben), reason: 'ill' }, 'checkins.skip-reason');
  await ben.presses('Check in');
  await hearth.settles();
  const said = await allRows(it.databaseUrl, 'select 1 from checkin_occurrences where skip_reason is not null');
  expect(said).toEqual([]);
});
