import { addDays } from '../../src/core/calendar.js';
import { joinCheckins, opensSettings, opensSetUp } from '../support/opening.js';
import { rowsOf } from '../support/rows.js';
import { MONDAY, type Story, story, tellStory } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

story('an admin sets up a community from Home in one modal, and its channel gets one post', async (it) => {
  const { noor, ann, ben, makers, hearth, slack } = it;
  await noor.opensHome();
  await hearth.settles();
  await noor.presses('Set up your first community');
  expect(noor.reads('modal')).toBe(
    [
      '== Set up a community ==',
      'Home channel:',
      'Who should Hearth ask?:',
      '  (o) Members who join the check-ins',
      '  ( ) Everyone in the channel',
      'Who is it for?: People who want to keep each other going.',
      'What is hard to do alone?: Keeping at it when nobody is watching.',
      'What should a member get to?: Finish what we set out to do, week after week.',
      'Check-in days:',
      '  [x] Monday',
      '  [x] Tuesday',
      '  [x] Wednesday',
      '  [x] Thursday',
      '  [x] Friday',
      '  [ ] Saturday',
      '  [ ] Sunday',
      'Ask at: 09:00',
      'Answers by: 18:00',
      'By whose clock?: Each member’s own',
      '[Cancel] [Create]',
    ].join('\n'),
  );
  await noor.fills({ 'Home channel': '#makers', 'Ask at': '10:30' }).submits();
  expect(noor.reads('modal')).toContain('nobody gets a message before their first check-in: Monday to Friday at 10:30');
  await noor.closesAll();
  await hearth.settles();

  await ann.sees(makers, /Hello! From now on I help this channel keep going\. Monday to Friday at 10:30/);
  expect(slack.calls('chat.postMessage')).toHaveLength(1);
  await noor.sees('Home', /^# Makers\n/);
  await joinCheckins(makers, [noor, ann]);
  await it.itIs(MONDAY, '10:30');
  expect([noor, ann, ben].map((person) => person.directMessages().length)).toEqual([1, 1, 0]);
});

story('only admins and the installer can set up a community', async ({ ann, ben, workspace, slack, hearth, ...it }) => {
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toBe(
    '# Welcome to Hearth\nYou are not in a community yet. As soon as you join a channel that Hearth looks after, your day shows up here.',
  );
  expect(await ann.types('/hearth setup', { in: it.makers })).toContain(
    'That is for workspace admins and for the person who installed Hearth.',
  );
  await ann.uses('Do something…');
  expect(ann.reads('modal')).not.toContain('Set up a community');
  expect(hearth.log.filter((line) => line.msg === 'refused')).toMatchObject([
    { on: '/hearth', userId: ann.id, why: 'no rights in the workspace' },
  ]);
  await opensSetUp(it.noor);
  await it.noor.closesAll();
});

story('a missing or invalid value gets an error under its field', async ({ noor, hearth }) => {
  await opensSetUp(noor);
  await noor.fills({ 'Home channel': '#makers', 'Who is it for?': '  ', 'Answers by': '08:00' }).submits();
  expect(noor.errors()).toEqual({
    'Who is it for?': 'A few words will do, and members will see them.',
    'Answers by': 'Choose a time later on the same day than the question.',
  });
  await noor.fills({ 'Who is it for?': 'Us', 'Answers by': '12:00' }).submits();
  await hearth.settles();
  await noor.closesAll();

  await opensSetUp(noor);
  await noor.fills({ 'Home channel': '#makers' }).submits();
  expect(noor.errors()).toEqual({
    'Home channel': 'This channel is home to a community already. Its settings are on Hearth’s Home tab.',
  });
});

story('Hearth explains how to invite it to a private channel, and continues once it is invited', async (it) => {
  const { noor, ann, workspace, hearth } = it;
  const founders = workspace.channel({ name: 'founders', isPrivate: true, members: [noor, ann] });
  await opensSetUp(noor);
  await noor.fills({ 'Home channel': '#founders' }).submits();
  expect(noor.errors()).toEqual({
    'Home channel':
      'Hearth cannot see this private channel yet. In that channel, type /invite @hearth and send it, then press Create again.',
  });
  await workspace.invites('app', founders, noor);
  await noor.submits();
  await hearth.settles();
  await ann.sees(founders, /Hello! From now on/);
});

story('the members are all people in the channel, over several pages, and joins and leaves update them', async (it) => {
  const { ann, ben, noor, makers, hearth, slack, workspace } = it;
  const several = (count: number, name: string, options = {}) =>
    Array.from({ length: count }, (_, i) => it.person(`${name} ${i}`, options));
  const [first, last] = [several(5, 'First page'), several(5, 'Second page')];
  const others = [...several(110, 'Bot', { isBot: true }), ...several(110, 'Gone', { deleted: true })];
  for (const person of [...first, ...others, ...last]) makers.members.add(person.id);
  await it.settlesIn();
  expect(slack.calls('conversations.members')).toHaveLength(2);
  await it.itIs(MONDAY, '08:30');
  const zoe = await workspace.welcomes({ name: 'Zoe Newcomer', zone: 'Europe/Berlin' });
  await zoe.joins(makers);
  for (const person of [ann, ben]) await person.leaves(makers);
  await hearth.settles();
  await it.itIs(MONDAY, '08:40');
  await ben.joins(makers);
  await hearth.settles();

  const before = slack.calls('chat.postMessage').length;
  await it.itIs(MONDAY, '09:00');
  const asked = slack.calls('chat.postMessage').map((call) => call.arguments.channel);
  const expected = [...first, ...last, noor].map((person) => person.id);
  expect(asked.slice(before).sort()).toEqual(expected.sort());
});

story('a workspace can have several communities, and Home switches between them', async (it) => {
  const { ann, noor, hearth, workspace } = it;
  const nightOwls = workspace.channel({ name: 'night-owls', members: [ann, noor] });
  await it.settlesIn();
  await noor.opensHome();
  await hearth.settles();
  await opensSetUp(noor);
  await noor
    .fills({
      'Home channel': '#night-owls',
      'Who is it for?': 'Late risers.',
      'Ask at': '21:00',
      'Answers by': '23:30',
    })
    .submits();
  await noor.closesAll();
  await hearth.settles();
  await joinCheckins(nightOwls, [ann]);

  await ann.opensHome();
  await hearth.settles();
  await ann.sees('Home', /^# Makers\n/);
  await ann.chooses('Night owls');
  await hearth.settles();
  await ann.sees('Home', /^# Night owls\nLate risers\./);
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '21:00');
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('For Night owls');
  await ann.fills({ 'What will you do next?': 'Sleep' }).submits();
  await hearth.settles();
  expect(ann.directMessages().map((text) => text.split('\n')[0])).toEqual([
    'Hearth: Morning, Ann. Time to check in with Makers. What will you do next?',
    'Hearth: Checked in with Night owls at 21:00.',
  ]);
});

story(
  'an organizer changes the rhythm, and the next check-ins follow',
  async ({ noor, ann, hearth, settlesIn, itIs }) => {
    const asked = () =>
      ann.directMessages().filter((text) => /What will you do next|You did not check in/.test(text)).length;
    await settlesIn();
    await itIs(MONDAY, '08:30');
    await noor.opensHome();
    await hearth.settles();
    await opensSettings(noor, 'Purpose and rhythm');
    await noor
      .fills({ 'Check-in days': ['Monday', 'Tuesday'], 'Ask at': '11:00', 'By whose clock?': 'UTC, for everybody' })
      .submits();
    await itIs(MONDAY, '09:00');
    expect(asked()).toBe(0);
    await itIs(MONDAY, '11:00', 'UTC');
    expect(asked()).toBe(1);
    await itIs(TUESDAY, '11:00', 'UTC');
    await itIs(addDays(MONDAY, 2), '11:00', 'UTC');
    await itIs(addDays(MONDAY, 7), '10:59', 'UTC');
    expect(asked()).toBe(2);
    await itIs(addDays(MONDAY, 7), '11:00', 'UTC');
    expect(asked()).toBe(3);
  },
);

/** Returns the rows, members and post of a new community, without the ids and timestamps that differ in each run. */
async function leftBehind({ databaseUrl, workspace, slack, makers }: Story) {
  // These two hold the events from Slack so far, which differ between the two ways and expire anyway.
  const { inbox, once, ...rows } = await rowsOf(databaseUrl, workspace.id);
  const { metadata, text, blocks, ts } = makers.messages.at(-1) ?? {};
  const same = (it: unknown): string =>
    JSON.stringify(it)
      .replaceAll(slack.url, 'https://slack')
      .replaceAll(String(ts), 'ts')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
      .replaceAll(/"block_id":"[^"]*"/g, '"block_id":""');
  const tables = Object.entries(rows).map(([table, its]) => [table, its.map(same).sort()]);
  return { ...Object.fromEntries(tables), channel: [...makers.members], post: same({ metadata, text, blocks }) };
}

test('the community that settle() creates for other stories equals the one that the modal creates', async () => {
  const [quick, byModal] = [undefined, {}].map((fields) =>
    tellStory(async (it) => {
      await it.settlesIn(fields);
      return leftBehind(it);
    }),
  );
  expect(await quick).toEqual(await byModal);
}, 60_000);
