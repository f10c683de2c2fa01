import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { guidelinesArePublished } from '../support/guidelines.js';
import { aboutReports, flags, give, takesReports, warningsAreOn, warns } from '../support/moderation.js';
import { proactiveMessages } from '../support/quiet.js';
import { allRows, oneValue, rowsOf } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const RULE = 'Disagree with ideas, not people.';

/** Ben has written something, Ann has reported it, and Mona, a moderator, has taken it on. Noor and Olga organize. */
async function somethingIsTakenOn(it: Story) {
  const { ann, ben, makers, hearth } = it;
  const [mona, olga] = [it.person('Mona Weiss'), it.person('Olga Ruiz')];
  for (const one of [mona, olga]) makers.members.add(one.id);
  await guidelinesArePublished(it, { withCheckins: false });
  await takesReports(it);
  await warningsAreOn(it);
  await it.itIs(MONDAY, '10:00');
  await give(it, 'moderator', mona);
  await give(it, 'organizer', olga);
  await flags(it, ann, await ben.posts(makers, 'You are all idiots'), { 'Which guideline is this about?': RULE });
  await mona.opensDirectMessages();
  await mona.presses('Take it on');
  await hearth.settles();
  return { mona, olga };
}

const warningsTo = (person: DrivenPerson) => proactiveMessages(person).filter((text) => text.includes('*A warning*'));

const appealsTo = (person: DrivenPerson) =>
  person.directMessages().filter((text) => /appealed a warning|Others handle|isn’t shown/.test(text));

async function appeals(it: Story, person: DrivenPerson, words: string): Promise<void> {
  await person.opensDirectMessages();
  await person.presses('Appeal');
  await person.fills({ 'Why is the warning unfair?': words }).submits();
  await person.closesAll();
  await it.hearth.settles();
}

async function decides(it: Story, person: DrivenPerson, decision: string): Promise<void> {
  await person.opensDirectMessages();
  await person.presses('Review');
  await person.fills({ 'What do you decide?': decision }).submits();
  await person.closesAll();
  await it.hearth.settles();
}

story(
  'a warning is signed and quotes the rule, and the member appeals to an organizer who didn’t give it',
  async (it) => {
    const { noor, ann, ben, makers, hearth, databaseUrl, workspace } = it;
    const { mona, olga } = await somethingIsTakenOn(it);
    await mona.chooses('Warn');
    expect(mona.reads('modal')).toContain(RULE);
    await mona.fills({ Message: 'Stop insulting people.' }).submits();
    await mona.closesAll();
    await hearth.settles();
    expect(warningsTo(ben)).toEqual([]);
    await it.itIs(TUESDAY, '09:00');
    const words = `*A warning* from Mona Weiss, who helps look after *Makers*:\n“${RULE}”\nStop insulting people.\nIt counts until 21 Feb 2027, then expires.`;
    const offer =
      'If you think it’s unfair, you can appeal once within two weeks. Someone who didn’t give the warning will decide.';
    expect(warningsTo(ben)).toEqual([`${words}\n${offer}\n[Appeal] [… Snooze | Stop these | Why this?]`]);
    // Closing the report leaves the button.
    await mona.presses('Resolve');
    await hearth.settles();
    expect(warningsTo(ben)[0]).toContain('[Appeal]');

    await ben.opensDirectMessages();
    await ben.presses('Appeal');
    expect(ben.reads('modal')).toMatch(/(Noor Haddad and Olga Ruiz|Olga Ruiz and Noor Haddad) can read this/);
    await ben.fills({ 'Why is the warning unfair?': 'I meant the squirrels.' });
    await Promise.all([ben.submits(), ben.submits()]);
    await ben.closesAll();
    await hearth.settles();
    expect(warningsTo(ben)).toEqual([`${words}\nYou’ve appealed. Hearth will message you when it’s been decided.`]);
    expect(appealsTo(mona)).toEqual([]);
    for (const one of [noor, olga])
      expect(appealsTo(one)).toEqual(['Hearth: A member of *Makers* appealed a warning.\n[Review]']);
    expect(JSON.stringify(await rowsOf(databaseUrl, workspace.id))).not.toMatch(/squirrels|insulting/);

    for (const one of [noor, olga]) {
      await one.opensDirectMessages();
      await one.presses('Review');
      for (const part of [
        'Ben Okafor',
        'Mona Weiss warned them:',
        RULE,
        'Stop insulting people.',
        'I meant the squirrels.',
      ])
        expect(one.reads('modal')).toContain(part);
    }
    await noor.fills({ 'What do you decide?': 'The warning stays' });
    await olga.fills({ 'What do you decide?': 'Lift the warning' });
    await Promise.all([noor.submits(), olga.submits()]);
    const decider = await oneValue(databaseUrl, 'select decided_by as value from moderation_warnings');
    const [first, second] = decider === noor.id ? [noor, olga] : [olga, noor];
    const [did, decided] = first === noor ? ['upheld', 'the warning stays'] : ['lifted', 'lifted the warning'];
    expect(second.reads('modal')).toMatch(new RegExp(`${first.name} has already .*${decided}`));
    for (const one of [noor, olga]) await one.closesAll();
    await hearth.settles();
    expect(appealsTo(second)[0]).toMatch(new RegExp(`${first.name} ${did} the warning · `));
    const told = ben.directMessages().filter((text) => text.includes('has read your appeal'));
    expect(told).toHaveLength(1);
    const acts = (await allRows(databaseUrl, 'select act from moderation_acts order by at')).map(({ act }) => act);
    expect(acts).toEqual(['took', 'warned', 'resolved', 'appealed', did]);
    await mona.types('/hearth report-log', { in: makers });
    for (const line of ['Mona Weiss warned them', 'They appealed the warning', `${first.name} ${did} the warning`])
      expect(mona.reads('modal')).toContain(line);
    await mona.presses('Get it as a file');
    await hearth.settles();
    const { files } = await mona.sees('DM', /The reports that you may see/);
    const csv = Buffer.from(files?.[0]?.content ?? '').toString();
    for (const act of ['"warned them","Mona Weiss"', '"member appealed",""', `"${did} the warning","${first.name}"`])
      expect(csv).toContain(act);
    expect(ann.directMessages().join()).not.toMatch(/warn|appeal/);
    expect(hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
  },
);

story('moderators see a warning at the next report about the same member, for as long as it counts', async (it) => {
  const { ann, ben, makers, hearth } = it;
  const { mona, olga } = await somethingIsTakenOn(it);
  await warns(it, mona, { 'When?': 'Now' });
  const again = async (at: string, day = MONDAY) => {
    await it.itIs(day, at);
    await flags(it, ann, await ben.posts(makers, `You are all idiots, at ${at}`));
    await mona.opensDirectMessages();
    await mona.chooses('Details');
    const seen = mona.reads('modal');
    await mona.closesAll();
    return seen;
  };
  const line = `Mona Weiss warned them on 23 Nov 2026. It counts until 21 Feb 2027.\n“${RULE}”`;
  expect(await again('11:00')).toContain(line);
  expect(aboutReports(mona).join()).not.toContain('21 Feb');
  await appeals(it, ben, 'I meant the squirrels.');
  expect(await again('12:00')).toContain(`${line}\nThey’ve appealed, and it hasn’t been decided yet.`);
  await decides(it, olga, 'Lift the warning');
  const told = () => ben.directMessages().filter((text) => text.includes('your appeal'));
  expect(told()).toEqual([
    'Hearth: Olga Ruiz has read your appeal in *Makers* and lifted the warning. It doesn’t count anymore.',
  ]);
  expect(await again('13:00')).not.toContain('warned them on');
  await mona.opensDirectMessages();
  await mona.presses('Take it on');
  await hearth.settles();
  await warns(it, mona, { 'Which guideline did they break?': RULE });
  expect(await again('14:00')).toContain(`${line}\nIt hasn’t reached them yet.`);
  await it.itIs(addDays(MONDAY, 91), '10:00');
  expect(await again('11:00', addDays(MONDAY, 91))).not.toContain('warned them on');
  expect(told()).toHaveLength(1);
  expect(hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
});

story(
  'an appeal goes to others when roles change, then to an admin, and says plainly if nobody is left',
  async (it) => {
    const { noor, ben, makers, hearth, databaseUrl } = it;
    const { mona, olga } = await somethingIsTakenOn(it);
    const ada = it.person('Ada Admin', { isAdmin: true });
    const becomes = (one: DrivenPerson, standing: string) =>
      allRows(databaseUrl, `update people set standing = '${standing}' where user_id = '${one.id}'`);
    await allRows(databaseUrl, `delete from community_roles where user_id = '${olga.id}'`);
    await becomes(noor, 'full');
    await allRows(databaseUrl, 'update workspaces set installer_id = null');
    await noor.opensHome();
    await noor.types('/hearth report-log', { in: makers });
    await noor.presses('Show: Taken on');
    await noor.closesAll();
    // Noor is the only organizer, and the one who warns him.
    await noor.opensDirectMessages();
    await allRows(databaseUrl, `delete from community_roles where user_id = '${mona.id}'`);
    await flags(it, it.ann, await ben.posts(makers, 'You are all fools'), { 'Which guideline is this about?': RULE });
    await noor.opensDirectMessages();
    await noor.presses('Take it on');
    await hearth.settles();
    await warns(it, noor, { 'When?': 'Now' });
    await ben.opensDirectMessages();
    await ben.presses('Appeal');
    expect(ben.reads('modal')).toContain('There’s nobody left who could decide on this.');
    await ben.closesAll();
    await ada.opensHome();
    await hearth.settles();
    await ben.presses('Appeal');
    expect(ben.reads('modal')).toContain('Ada Admin, an admin of this workspace, will read this');
    await ben.fills({ 'Why is the warning unfair?': 'I meant the squirrels.' }).submits();
    await ben.closesAll();
    await hearth.settles();
    expect(appealsTo(ada)).toEqual(['Hearth: A member of #makers appealed a warning.\n[Review]']);
    await ada.opensDirectMessages();
    await ada.presses('Review');
    expect(ada.reads('modal')).toContain('I meant the squirrels.');
    expect(ada.reads('modal')).not.toContain(RULE);
    await noor.types('/hearth roles', { in: makers });
    await noor.presses('Name an organizer');
    await noor.fills({ 'Who?': olga.name }).submits();
    await noor.closesAll();
    await hearth.settles();
    await ada.fills({ 'What do you decide?': 'Lift the warning' }).submits();
    expect(Object.values(ada.errors()).join()).toMatch(/Only organizers|That’s for members/);
    await ada.closesAll();
    expect(appealsTo(ada)).toEqual(['Hearth: · Others handle this report now.']);
    await decides(it, olga, 'The warning stays');
    expect(ben.directMessages().join('\n')).toContain('Olga Ruiz has read your appeal in *Makers*. The warning stays');
  },
);

story('warnings are off at first, offered from 100 members on, and the switch stops new ones', async (it) => {
  const { noor, ben, hearth, databaseUrl, makers } = it;
  const { mona } = await somethingIsTakenOn(it);
  await warns(it, mona, { 'When?': 'Tomorrow morning, in their time zone' });
  const opens = async () => {
    await noor.types('/hearth settings', { in: makers });
    await noor.presses('Change: Reports');
  };
  await opens();
  await noor.fills({ Warnings: [] }).submits();
  await noor.closesAll();
  await hearth.settles();
  await mona.opensDirectMessages();
  await it.itIs(TUESDAY, '09:00');
  expect(warningsTo(ben)).toEqual([]);
  expect(aboutReports(mona)[0]).toContain('The warning didn’t reach them, so it doesn’t count');
  expect(aboutReports(mona)[0]).not.toMatch(/\| Warn \|/);
  await opens();
  expect(noor.reads('modal')).not.toContain('Warnings');
  await noor.closesAll();
  await allRows(
    databaseUrl,
    `with added as (insert into people (workspace_id, user_id, name, zone, locale, standing)
       select workspace_id, 'UMANY' || i, 'Member ' || i, 'UTC', 'en-GB', 'full' from communities, generate_series(1, 100) i returning workspace_id, user_id)
     insert into members (workspace_id, community_id, user_id, joined_at)
       select c.workspace_id, c.id, added.user_id, c.created_at from added join communities c using (workspace_id)`,
  );
  await opens();
  await noor.fills({ Warnings: ['Moderators can warn members'] }).submits();
  await noor.closesAll();
  await hearth.settles();
  await warns(it, mona, { 'When?': 'Now' });
  expect(warningsTo(ben)).toHaveLength(1);
});

story(
  'an appeal on which nobody decides ends when the warning expires, and erasing the member erases it',
  async (it) => {
    const { ben, makers, hearth, databaseUrl } = it;
    const { mona, olga } = await somethingIsTakenOn(it);
    await warns(it, mona, { 'When?': 'Now' });
    await appeals(it, ben, 'I meant the squirrels.');
    await it.itIs(addDays(MONDAY, 91), '10:00');
    expect(appealsTo(olga)[0]).toMatch(/The warning expired before anyone decided · /);
    expect(
      ben.directMessages().filter((text) => text.includes('expired before anyone decided on your appeal.')),
    ).toHaveLength(1);
    await ben.types('/hearth data', { in: makers });
    await ben.presses('Erase me');
    await ben.presses('Erase me');
    await ben.closesAll();
    await hearth.settles();
    expect(await allRows(databaseUrl, 'select 1 from moderation_warnings')).toEqual([]);
  },
);
