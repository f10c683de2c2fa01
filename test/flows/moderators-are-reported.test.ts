import { addDays } from '../../src/core/calendar.js';
import { guidelinesArePublished } from '../support/guidelines.js';
import { flags, give, raises, takesReports } from '../support/moderation.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Makes Mona and Max moderators, on Monday at ten. Noor organizes. */
async function withModerators(it: Story) {
  const [mona, max] = [it.person('Mona Weiss'), it.person('Max Lund')];
  for (const one of [mona, max]) it.makers.members.add(one.id);
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  await give(it, 'moderator', mona, max);
  return { mona, max };
}

const cardsOf = (person: Story['ann']) =>
  person.directMessages().filter((text) => /was reported|raised a concern|Others handle|isn’t shown/.test(text));

story('a moderator who reports another one isn’t the one who handles it', async (it) => {
  const { noor, ann, hearth, makers } = it;
  const { mona, max } = await withModerators(it);
  const message = await mona.posts(makers, 'You are all idiots');
  await flags(it, ann, message);
  expect(cardsOf(max)[0]).toContain('[Take it on]');
  expect(cardsOf(noor)[0]).toContain('[Take it on]');
  await noor.types('/hearth report-log', { in: makers });
  const theirs = `moderation_reports (workspace_id, case_id, reporter_user_id, reported_at)`;
  await allRows(
    it.databaseUrl,
    `insert into ${theirs} select workspace_id, id, '${noor.id}', now() from moderation_cases`,
  );
  await noor.presses('Show: Open');
  expect(noor.reads('modal')).toContain('This report isn’t yours to handle.');
  await noor.closesAll();
  await allRows(it.databaseUrl, `delete from moderation_reports where reporter_user_id = '${noor.id}'`);
  await max.opensDirectMessages();
  await max.chooses('Add a note');
  await max.fills({ Note: 'She is right.' });
  await flags(it, noor, message);
  expect(cardsOf(noor)).toEqual(['Hearth: · Others handle this report now.']);
  await max.submits();
  await hearth.settles();
  expect(cardsOf(max)[0]).toContain('Max Lund added a note');
  await noor.types('/hearth report-log', { in: makers });
  expect(noor.reads('modal')).toContain('Nothing was reported in the last 90 days.');
  await noor.closesAll();
});

story('a report by the only one who is left reaches them', async (it) => {
  const { noor } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await give(it, 'moderator', it.ben);
  await raises(it, noor, { 'What happened?': 'He is loud.', 'Who is it about?': it.ben.name });
  expect(cardsOf(noor)[0]).toContain('[Take it on]');
  await noor.opensDirectMessages();
  await noor.presses('Take it on');
  expect(noor.reads('modal')).toBe('(no modal)');
});

story('an admin who isn’t in a private channel reads neither its name nor its guidelines', async (it) => {
  const { noor, ann, makers, hearth } = it;
  const ada = it.person('Ada Admin', { isAdmin: true });
  await guidelinesArePublished(it, { withCheckins: false });
  await takesReports(it);
  Object.assign(makers, { kind: 'private' });
  await ada.opensHome();
  await hearth.settles();
  const message = await noor.posts(makers, 'You are all idiots');
  await flags(it, ann, message, { 'Which guideline is this about?': 'Disagree with ideas, not people.' });
  await ada.opensDirectMessages();
  const seen = () => [...ada.directMessages(), ada.reads('modal')].join('\n');
  const read = [seen()];
  await ada.chooses('Details');
  read.push(seen());
  await ada.closesAll();
  await ada.chooses('Remind privately');
  read.push(seen());
  await ada.closesAll();
  await ada.presses('Take it on');
  await hearth.settles();
  read.push(seen());
  // It is a link, which Slack shows as "private channel" to her.
  expect(read.join('\n')).toContain('A message in the home channel of #makers was reported.');
  expect(read.join('\n')).toContain('Ada Admin has taken this on');
  expect(read.join('\n')).not.toMatch(/Makers|Disagree with ideas/);
});

story('a card that could not reach anyone is posted once they can be reached', async (it) => {
  const { ann, ben, makers, databaseUrl } = it;
  const { mona, max } = await withModerators(it);
  await allRows(
    databaseUrl,
    `update people set unreachable_until = '${MONDAY}T10:30Z' where user_id in ('${mona.id}', '${max.id}')`,
  );
  await flags(it, ann, await ben.posts(makers, 'You are all idiots'));
  expect([cardsOf(mona), cardsOf(max)]).toEqual([[], []]);
  await it.itIs(MONDAY, '11:05');
  expect([cardsOf(mona), cardsOf(max)]).toEqual([[], []]);
  await it.itIs(MONDAY, '12:10');
  for (const one of [mona, max]) expect(cardsOf(one)).toHaveLength(1);
  expect(await allRows(databaseUrl, 'select 1 from moderation_cases where due_at is not null')).toEqual([]);
});

const becomes = ({ databaseUrl }: Story, { id }: Story['ann'], standing: string) =>
  allRows(databaseUrl, `update people set standing = '${standing}' where user_id = '${id}'`);

for (const [what, happens] of [
  ['loses their rights', (it: Story, ada: Story['ann']) => becomes(it, ada, 'full')],
  ['is deactivated', (it: Story, ada: Story['ann']) => becomes(it, ada, 'deactivated')],
  [
    'is erased',
    async ({ makers, hearth }: Story, ada: Story['ann']) => {
      await ada.types('/hearth data', { in: makers });
      await ada.presses('Erase me');
      await ada.presses('Erase me');
      await ada.closesAll();
      await hearth.settles();
    },
  ],
] as const) {
  story(`a case goes to another admin within a day when the one who has it ${what}`, async (it) => {
    const { noor, ann, hearth } = it;
    const [ada, bo] = [it.person('Ada Admin', { isAdmin: true }), it.person('Bo Admin', { isAdmin: true })];
    await it.settlesIn();
    await nobodyChecksIn(it);
    await takesReports(it);
    await it.itIs(MONDAY, '10:00');
    for (const one of [ada, bo]) await one.opensHome();
    await hearth.settles();
    await raises(it, ann, { 'What happened?': 'Noor writes me at night.', 'Who is it about?': noor.name });
    expect([cardsOf(ada).length, cardsOf(bo).length]).toEqual([1, 0]);
    await happens(it, ada);
    await it.itIs(addDays(MONDAY, 1), '10:05');
    expect(cardsOf(bo)[0]).toContain('[Take it on]');
  });
}

story('a case that nobody could handle goes to an admin within a day', async (it) => {
  const { noor, ann, hearth } = it;
  const ada = it.person('Ada Admin', { isAdmin: true });
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  await ada.opensHome();
  await hearth.settles();
  await raises(it, ann, { 'What happened?': 'Noor writes me at night.', 'Who is it about?': noor.name });
  await becomes(it, ada, 'full');
  await it.itIs(addDays(MONDAY, 1), '10:05');
  expect(cardsOf(ada)).toEqual(['Hearth: · This report isn’t shown here anymore.']);
  await becomes(it, ada, 'admin');
  await it.itIs(addDays(MONDAY, 2), '10:10');
  expect(cardsOf(ada)[0]).toContain('[Take it on]');
});
