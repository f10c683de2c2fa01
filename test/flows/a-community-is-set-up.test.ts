import { addDays } from '../../src/core/calendar.js';
import { fillsSetUp, joinCheckins, opensSettings, opensSetUp, setsUp } from '../support/opening.js';
import { rowsOf } from '../support/rows.js';
import { MONDAY, type Story, story, tellStory } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

story(
  'an admin sets up a community: four questions, a preview, and one post in its channel',
  async (it) => {
    const { noor, ann, ben, makers, hearth, slack } = it;
    await noor.opensHome();
    await hearth.settles();
    await noor.presses('Set up your first community');
    expect(noor.reads('modal')).toBe(
      [
        '== Set up a community ==',
        'Home channel:',
        'What kind of community is it?:',
        'Who should Hearth ask?:',
        '  (o) Members who join the check-ins',
        '  ( ) Everyone in the channel',
        'How often?:',
        '  (o) Every working day',
        '  ( ) Monday, Wednesday and Friday',
        '  ( ) Once a week, with a day and a half to answer',
        '  ( ) Your own days and times',
        '[More options]',
        '[Cancel] [Preview]',
      ].join('\n'),
    );
    await noor.fills({ 'Home channel': '#makers', 'What kind of community is it?': 'Study group' }).submits();
    expect(noor.reads('modal')).toBe(
      [
        '== Preview ==',
        '· Hearth will post this in #makers',
        '---',
        'Hello! I’m here to help this channel keep going. Monday to Friday at 09:00, in your own time zone, I’ll ask everyone who joins what they did and what’s next. The answers go into one thread here.',
        '*For:* People who are learning the same thing.',
        '*Our goal:* Get through the material together.',
        '[Join check-ins]',
        '---',
        'This is the only announcement. After it, the channel gets one thread for each day of check-ins, and a post when a newcomer introduces themselves. Hearth won’t message anyone now.',
        'Members who join now get their first check-in today at 09:00, in their own time zone.',
        'Not ready yet? Start quietly: nothing is announced until you say so, and you can invite up to ten people first.',
        '[Start quietly]',
        '[Cancel] [Post]',
      ].join('\n'),
    );
    await noor.presses('Join check-ins');
    expect(noor.reads('modal')).toContain('This is a preview.');
    await noor.closes();
    expect([makers.members.has(it.workspace.installation.botUser), makers.messages]).toEqual([false, []]);

    await noor.submits();
    expect(noor.reads('modal')).toContain('Next, write your own check-in.');
    await hearth.settles();
    await ann.sees(
      makers,
      /Hello! I’m here to help this channel keep going\. Monday to Friday at 09:00, in your own time zone/,
    );
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
    await noor.sees('Home', /^# Makers\n/);

    await noor.presses('Write your check-in');
    await noor.fills({ 'What will you do next?': 'Read chapter one' }).submits();
    expect(noor.modal).toBeUndefined();
    await hearth.settles();
    const [announcement, answer] = makers.messages.filter(({ text }) => !text.includes('has joined'));
    expect(announcement?.text).toMatch(/^Hello!/);
    expect([answer?.text, answer?.threadTs]).toEqual([expect.stringContaining('Read chapter one'), announcement?.ts]);
    await joinCheckins(makers, [ann]);
    await it.itIs(MONDAY, '09:00');
    expect([noor, ann, ben].map((person) => person.directMessages().length)).toEqual([0, 1, 0]);
  },
  { signs: true },
);

story('`/hearth setup` suggests the channel in which it is typed, where a community can be set up', async (it) => {
  const { noor, ann, workspace, hearth } = it;
  const small = workspace.channel({ name: 'small', members: [noor] });
  const hidden = workspace.channel({ name: 'hidden', members: [noor], isPrivate: true });
  const archived = workspace.channel({ name: 'old-times', members: [noor] });
  archived.archived = true;
  for (let i = 0; i < 30; i += 1) it.makers.members.add(it.person(`Member ${i}`).id);
  const suggestedIn = async (where: Parameters<typeof noor.types>[1]['in']) => {
    await noor.closesAll();
    await noor.types('/hearth setup', { in: where });
    return noor.reads('modal').split('\n')[1];
  };
  expect(await suggestedIn(it.makers)).toBe('Home channel: #makers');
  expect(noor.reads('modal')).toContain('Asking everyone is possible in channels of up to 30 people.');
  expect(await suggestedIn(small)).toBe('Home channel: #small');
  expect(noor.reads('modal')).toContain('( ) Everyone in the channel');
  for (const where of ['DM', hidden, archived] as const) expect(await suggestedIn(where)).toBe('Home channel:');
  await workspace.invites('app', hidden, noor);
  expect(await suggestedIn(hidden)).toBe('Home channel: #hidden');

  await noor.fills({ 'What kind of community is it?': 'Study group' });
  expect(noor.reads('modal')).toContain('Home channel: #hidden');
  await noor.submits();
  await noor.submits();
  await hearth.settles();
  expect(await suggestedIn(hidden)).toBe('Home channel:');
  await ann.types('/hearth setup', { in: small });
  expect(ann.modal).toBeUndefined();
});

story('the form shows what its answers call for, and keeps what was typed', async (it) => {
  const { noor, hearth } = it;
  for (let i = 0; i < 60; i += 1) it.makers.members.add(it.person(`Member ${i}`).id);
  const few = it.workspace.channel({ name: 'few-people', members: [noor] });
  await opensSetUp(noor);
  await noor.fills({ 'Home channel': '#makers', 'What kind of community is it?': 'Team or cohort' });
  expect(noor.reads('modal')).toContain('Asking everyone is possible in channels of up to 30 people.');
  expect(noor.reads('modal')).toContain('Once a week suits large groups better.');
  await noor.chooses('Once a week, with a day and a half to answer');
  expect(noor.reads('modal')).not.toContain('suits large groups better');
  await noor.presses('More options');
  await noor.fills({ 'What should members achieve?': 'Ship it.' });
  await noor.fills({ 'Home channel': '#few-people', 'What kind of community is it?': 'Professionals' });
  await noor.chooses('Your own days and times');
  const form = noor.reads('modal');
  expect(form).toContain('(o) Members who join the check-ins');
  expect(form).toContain('Name (optional): Few people');
  expect(form).toContain('Who is it for?: Professionals who want to get better at what they do.');
  expect(form).toContain('What should members achieve?: Ship it.');

  // A deadline must come after its check-in opens, and before the next one does.
  await noor.fills({ 'Answers by': '08:00' }).submits();
  expect(noor.errors()).toEqual({ 'Answers by': 'Choose a time after the check-in opens, or the next day.' });
  await noor.fills({ 'Answers by': '12:00', 'Which day is the deadline?': 'The next day' }).submits();
  expect(noor.errors()).toEqual({ 'Answers by': 'Choose a time before the next check-in opens.' });

  // Opened again, the form is as it was left.
  await noor.closesAll();
  await opensSetUp(noor);
  expect(noor.reads('modal')).toContain('What should members achieve?: Ship it.');
  await noor.fills({ 'Check-in days': ['Monday', 'Thursday'], Name: 'The few' }).submits();
  await noor.submits();
  await hearth.settles();
  await noor.sees(few, /Monday and Thursday at 09:00/);
  await noor.sees('Home', /^# The few\n/);
});

story(
  'an announcement to everyone says how later members join, with times as the organizer writes them',
  async (it) => {
    const kim = it.person('Kim Lee', { locale: 'en-US', isAdmin: true });
    it.makers.members.add(kim.id);
    await setsUp(kim, '#makers', {
      'Who should Hearth ask?': 'Everyone in the channel',
      'Check-in days': ['Monday'],
      'Which time zone?': 'UTC, for everyone',
    });
    await it.hearth.settles();
    await it.ann.sees(it.makers, /Hello!/);
    const [, ...post] = it.ann
      .reads(it.makers)
      .replaceAll(/[^\S\n]/g, ' ')
      .split('\n');
    expect(post).toEqual([
      'Hearth: Hello! I’m here to help this channel keep going. Every Monday at 9:00 AM, UTC time, I’ll ask each of you by DM what you did and what’s next. The answers go into one thread here.',
      '*For:* People who want to keep each other going.',
      '*Our goal:* Finish what we set out to do, week after week.',
      '· You can stop at any time: type /hearth stop. People who join the channel later can join here:',
      '[Join check-ins]',
    ]);
  },
);

story('only admins and the installer can set up a community', async ({ ann, ben, workspace, slack, hearth, ...it }) => {
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toBe(
    '# Welcome to Hearth\nYou’re not in a community yet. Join a channel that Hearth looks after, then press “Join check-ins” here.',
  );
  expect(await ann.types('/hearth setup', { in: it.makers })).toContain(
    'Only workspace admins and the person who installed Hearth can do that.',
  );
  await ann.uses('Do something…');
  expect(ann.reads('modal')).not.toContain('Set up a community');
  expect(hearth.log.filter((line) => line.msg === 'refused')).toMatchObject([
    { on: '/hearth', userId: ann.id, why: 'may not community.set-up' },
  ]);
  await opensSetUp(it.noor);
  await it.noor.closesAll();
});

story('a missing or invalid value gets an error under its field', async ({ noor, hearth }) => {
  await opensSetUp(noor);
  await noor.presses('More options');
  await noor.fills({ 'Home channel': '#makers', 'Who is it for?': '  ' }).submits();
  expect(noor.errors()).toEqual({ 'What kind of community is it?': 'Please complete this required field.' });
  await noor.fills({ 'What kind of community is it?': 'Team or cohort', 'Who is it for?': '  ' }).submits();
  expect(noor.errors()).toEqual({ 'Who is it for?': 'Write a few words. Members will see them.' });
  await noor.fills({ 'Who is it for?': 'Us' }).submits();
  await noor.submits();
  await hearth.settles();
  await noor.closesAll();

  await fillsSetUp(noor, '#makers');
  expect(noor.errors()).toEqual({
    'Home channel': 'This channel already has a community. Its settings are on Hearth’s Home tab.',
  });
});

story('Hearth explains how to invite it to a private channel, and continues once it is invited', async (it) => {
  const { noor, ann, workspace, hearth } = it;
  const founders = workspace.channel({ name: 'founders', isPrivate: true, members: [noor, ann] });
  await fillsSetUp(noor, '#founders');
  expect(noor.errors()).toEqual({
    'Home channel': 'Hearth can’t see this private channel yet. Type /invite @hearth in it, then press Preview again.',
  });
  await workspace.invites('app', founders, noor);
  await noor.submits();
  await noor.submits();
  await hearth.settles();
  await ann.sees(founders, /Hello! I’m here to help/);
});

story('the members are all people in the channel, over several pages, and joins and leaves update them', async (it) => {
  const { ann, ben, noor, makers, hearth, slack, workspace } = it;
  const several = (count: number, name: string, options = {}) =>
    Array.from({ length: count }, (_, i) => it.person(`${name} ${i}`, options));
  const [first, last] = [several(5, 'First page'), several(5, 'Second page')];
  const others = [...several(110, 'Bot', { isBot: true }), ...several(110, 'Gone', { deleted: true })];
  for (const person of [...first, ...others, ...last]) makers.members.add(person.id);
  await it.settlesIn();
  // The form looks for Noor in one larger page.
  expect(slack.calls('conversations.members').map((call) => call.arguments.limit)).toEqual(['999', '200', '200']);
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
  await setsUp(noor, '#night-owls', { 'Who is it for?': 'Late risers.', 'Ask at': '21:00', 'Answers by': '23:30' });
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
      ann.directMessages().filter((text) => /What will you do next|You didn’t check in/.test(text)).length;
    await settlesIn();
    await itIs(MONDAY, '08:30');
    await noor.opensHome();
    await hearth.settles();
    await opensSettings(noor, 'Purpose and rhythm');
    await noor.chooses('Your own days and times');
    await noor
      .fills({ 'Check-in days': ['Monday', 'Tuesday'], 'Ask at': '11:00', 'Which time zone?': 'UTC, for everyone' })
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
  // These hold the events from Slack and the calls so far, which differ between the two ways and expire anyway.
  const { inbox, once, pauses, ...rows } = await rowsOf(databaseUrl, workspace.id);
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
});
