import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { aboutReports, flags, somethingIsFlagged } from '../support/moderation.js';
import { proactiveMessages } from '../support/quiet.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

story('a reminder goes to the member the next morning, signed, and says nothing of a report', async (it) => {
  const { mona, max } = await somethingIsFlagged(it);
  const { ben, hearth } = it;
  for (const one of [mona, max]) {
    await one.opensDirectMessages();
    await one.chooses('Remind privately');
    await one.fills({ Message: `Kind words, please. – ${one.name}` });
  }
  await mona.submits();
  await max.submits();
  expect(max.reads('modal')).toContain('Mona Weiss has already sent this person a reminder.');
  await max.closesAll();
  await hearth.settles();
  expect(proactiveMessages(ben)).toEqual([]);
  expect(aboutReports(max)[0]).toMatch(/\[Resolve\].*\n· Mona Weiss wrote them a private reminder · /);
  await it.itIs(TUESDAY, '08:30');
  expect(proactiveMessages(ben)).toEqual([]);
  await it.itIs(TUESDAY, '09:00');
  expect(proactiveMessages(ben)).toEqual([
    'A note from Mona Weiss, who helps look after *Makers*:\nKind words, please. – Mona Weiss\n[… Snooze | Stop these | Why this?]',
  ]);
  await max.presses('Resolve');
  await hearth.settles();
  expect(proactiveMessages(ben)).toEqual([
    'A note from Mona Weiss, who helps look after *Makers*:\nKind words, please. – Mona Weiss',
  ]);
});

story('a member who stopped reminders gets none, and the card says so', async (it) => {
  const { mona } = await somethingIsFlagged(it);
  await allRows(
    it.databaseUrl,
    `insert into attention_preferences (workspace_id, user_id, stopped) values ('${it.workspace.id}', '${it.ben.id}', '{moderation.reminder}')
     on conflict (workspace_id, user_id) do update set stopped = excluded.stopped`,
  );
  await mona.opensDirectMessages();
  await mona.chooses('Remind privately');
  await mona.fills({ 'When?': 'Now' }).submits();
  await it.hearth.settles();
  expect(proactiveMessages(it.ben)).toEqual([]);
  expect(aboutReports(mona)[0]).toContain('The reminder didn’t reach them');
});

for (const [what, happens] of [
  [
    'the report was dismissed',
    async (_: Story, mona: DrivenPerson) => {
      await mona.opensDirectMessages();
      await mona.chooses('Dismiss');
    },
  ],
  [
    'reports were switched off',
    async ({ databaseUrl }: Story) => {
      await allRows(databaseUrl, `update feature_switches set is_on = false where feature = 'moderation'`);
    },
  ],
  [
    'its author is no moderator anymore',
    async ({ databaseUrl }: Story, mona: DrivenPerson) => {
      await allRows(databaseUrl, `delete from community_roles where user_id = '${mona.id}'`);
    },
  ],
] as const) {
  story(`no reminder goes out once ${what}, and the log says that it didn’t reach them`, async (it) => {
    const { mona } = await somethingIsFlagged(it);
    await mona.opensDirectMessages();
    await mona.chooses('Remind privately');
    await mona.submits();
    await happens(it, mona);
    await it.hearth.settles();
    await it.itIs(TUESDAY, '09:00');
    expect(proactiveMessages(it.ben)).toEqual([]);
    const acts = await allRows(it.databaseUrl, 'select act from moderation_acts order by at');
    expect(acts.at(-1)).toEqual({ act: 'undelivered' });
  });
}

story('a reminder still goes out if the report was resolved meanwhile', async (it) => {
  const { mona } = await somethingIsFlagged(it);
  await mona.opensDirectMessages();
  await mona.chooses('Remind privately');
  await mona.submits();
  await it.hearth.settles();
  await mona.opensDirectMessages();
  await mona.presses('Resolve');
  await it.hearth.settles();
  await it.itIs(TUESDAY, '09:00');
  expect(proactiveMessages(it.ben)).toHaveLength(1);
});

story('of two moderators who act at once, one has an effect, and the other is told who was first', async (it) => {
  const { mona, max } = await somethingIsFlagged(it);
  for (const one of [mona, max]) await one.opensDirectMessages();
  await Promise.all([mona.presses('Take it on'), max.presses('Take it on')]);
  const taken = await oneValue(it.databaseUrl, 'select taken_by as value from moderation_cases');
  const [first, second] = taken === mona.id ? [mona, max] : [max, mona];
  expect(first.reads('modal')).toBe('(no modal)');
  expect(second.reads('modal')).toContain(`${first.name} has already taken this on.`);
  await second.closesAll();
  await it.hearth.settles();
  const acts = await allRows(it.databaseUrl, 'select act, done_by from moderation_acts');
  expect(acts).toEqual([{ act: 'took', done_by: first.id }]);
});

story('a moderator who loses the role can’t act, their card says so, and a new one gets a card', async (it) => {
  const { mona, max } = await somethingIsFlagged(it);
  const { noor, ben, ann, makers, hearth } = it;
  await mona.opensDirectMessages();
  await mona.chooses('Add a note');
  await noor.types('/hearth roles', { in: makers });
  await noor.presses('Remove: Mona Weiss, a moderator');
  await noor.presses('Remove');
  await mona.fills({ Note: 'I know him.' }).submits();
  expect(Object.values(mona.errors())).toEqual(['Only organizers and moderators of this community can do that.']);
  await mona.closesAll();
  await noor.presses('Name a moderator');
  await noor.fills({ 'Who?': ann.name }).submits();
  await noor.closesAll();
  await hearth.settles();
  expect(aboutReports(mona)).toEqual(['· Others handle this report now.']);
  expect(aboutReports(max)[0]).toContain('[Take it on]');
  expect(aboutReports(ann).join()).toContain('[Take it on]');
  expect(await allRows(it.databaseUrl, 'select act from moderation_acts')).toEqual([]);
  await noor.types('/hearth roles', { in: makers });
  for (const button of ['Name a moderator']) await noor.presses(button);
  await noor.fills({ 'Who?': ben.name }).submits();
  await noor.closesAll();
  await hearth.settles();
  // He wrote the message. He is a moderator now, so it goes to all those who aren't involved.
  expect(aboutReports(ben).join()).not.toContain('reported');
  expect(aboutReports(noor).join()).toContain('[Take it on]');
});

story('the log lists what was done, in a modal and as a file, without what concerns the reader', async (it) => {
  const { mona, max } = await somethingIsFlagged(it);
  const { ann, makers, hearth } = it;
  await it.itIs(MONDAY, '10:05');
  const other = await max.posts(makers, 'Buy my course');
  await flags(it, ann, other);
  await mona.opensDirectMessages();
  // The newest card, which is about Max.
  await mona.chooses('Dismiss');
  await hearth.settles();
  await mona.types('/hearth report-log', { in: makers });
  expect(mona.reads('modal').match(/was reported|Dismissed|Open/g)).toHaveLength(4);
  await mona.presses('Get it as a file');
  await mona.closesAll();
  await hearth.settles();
  const { files } = await mona.sees('DM', /The reports that you may see/);
  const rows = Buffer.from(files?.[0]?.content ?? '')
    .toString()
    .split('\r\n')
    .map((row) => row.replace(/[0-9a-f-]{36}|\d{4}-[^"]*Z/g, '…'));
  expect(rows).toEqual([
    '"report","opened","where","guideline","state","act","by","at"',
    '"…","…","home channel","","Dismissed","dismissed it","Mona Weiss","…"',
    '"…","…","home channel","","Open","","",""',
    '',
  ]);
  await max.types('/hearth report-log', { in: makers });
  expect(max.reads('modal').match(/was reported/g)).toHaveLength(1);
  await max.presses('Show: Open');
  expect(max.reads('modal')).toContain('Please help.');
  await max.closesAll();
});

story('while reports are switched off, cards have no buttons; they come back afterwards', async (it) => {
  const { mona } = await somethingIsFlagged(it);
  const { noor, makers, hearth } = it;
  await noor.types('/hearth settings', { in: makers });
  await noor.presses('Switch off: Reports');
  await noor.closesAll();
  await hearth.settles();
  expect(aboutReports(mona)[0]).toMatch(/reported\.\n· Reports are switched off/);
  await noor.types('/hearth settings', { in: makers });
  await noor.presses('Switch on: Reports');
  await noor.closesAll();
  await hearth.settles();
  expect(aboutReports(mona)[0]).toContain('[Take it on]');
});

story('everything about a report is deleted 90 days after it was closed, and nothing before', async (it) => {
  const { mona } = await somethingIsFlagged(it);
  await mona.opensDirectMessages();
  await mona.presses('Take it on');
  await it.hearth.settles();
  await mona.presses('Resolve');
  await it.hearth.settles();
  const left = async () =>
    (await allRows(it.databaseUrl, 'select 1 from moderation_cases union all select 1 from moderation_reports')).length;
  const sweeps = async (day: string) => {
    await it.itIs(day, '10:00');
    await it.hearth.hearth.queue.sweepNow(['moderation.clear']);
    await it.hearth.settles();
  };
  await sweeps(addDays(MONDAY, 89));
  expect(await left()).toBe(2);
  await sweeps(addDays(MONDAY, 91));
  expect(await left()).toBe(0);
});
