import { addDays } from '../../src/core/calendar.js';
import { allRows, oneValue } from '../support/rows.js';
import {
  challengeIn,
  challengePostOf,
  logsDays,
  schedulesChallenge,
  takePart,
  threadOf,
} from '../support/running-challenges.js';
import { MONDAY, type Story, type StorySettings, story } from '../support/story.js';

const day = (n: number) => addDays(MONDAY, n - 1);
const EDITS = { seconds: 20 };
const WEEK = [1, 2, 3, 4, 5].map(day);

const redisUrl = process.env.TEST_REDIS_URL;
const QUEUES: readonly (readonly [string, Pick<StorySettings, 'redisUrl'>])[] = [
  ['Postgres', {}],
  ...(redisUrl ? [['Redis', { redisUrl }] as const] : []),
];

async function ends(it: Story, settings: Pick<StorySettings, 'redisUrl'>): Promise<void> {
  const { noor, ann, ben, clock, hearth, makers } = it;
  const tia = it.person('Tia Lima', { zone: 'America/New_York' });
  makers.members.add(tia.id);
  await schedulesChallenge(it, { last_day: `'${day(5)}'`, target: '4' });
  await takePart(it, [noor, ben, tia]);
  await takePart(it, [ann], { is_named: 'false' });
  await it.itIs(MONDAY, '09:00');
  for (const one of [tia, ben, ann]) await logsDays(it, one, WEEK);
  await logsDays(it, noor, WEEK.slice(0, 2));
  await clock.advance(EDITS);
  // Tia's grace lasts six hours longer than that of the others.
  await it.itIs(day(9), '05:59');
  expect(challengeIn(it)).toContain('the last day is over, but you can still log until Monday 30 November');
  await it.itIs(day(9), '06:00');
  await clock.advance(EDITS);
  expect(challengeIn(it)).toBe(
    [
      '*Write daily* · it’s over',
      '▰▰▰▰▰▰▰▰▰▰ 17 of 12 days together · 4 people',
      'You reached your target together!',
      '3 people finished.',
      '[See the results]',
    ].join('\n'),
  );
  // Hearth was down at 10:00, and two of them come back at once.
  const other = await it.anotherHearth(settings);
  await it.itIs(day(9), '10:30');
  await Promise.all([hearth.settles(), other.settles()]);
  await clock.advance({ seconds: 1 });
  const alt =
    'A line chart of the group’s progress, which ended at 17, with a target of 12 days. Half of the target was reached on Tuesday 24 November. The target was reached on Thursday 26 November.';
  const summary =
    '*Write daily* is over. Here’s how it went.\n▰▰▰▰▰▰▰▰▰▰ 17 of 12 days together, by 4 people. You made it!\nFinished: Ben Okafor, Tia Lima and 1 other';
  expect(threadOf(it).filter((text) => text.includes('is over'))).toEqual([`${summary}\n${alt}`]);
  const inChannel = makers.messages.filter(({ text, threadTs }) => threadTs && text.includes('is over'));
  expect(inChannel.map((one) => 'broadcast' in one && one.broadcast)).toEqual([true]);
  // Logs that come too late count for nothing.
  await logsDays(it, noor, [day(3)]);
  await clock.advance({ minutes: 30 });
  expect(challengeIn(it)).toContain('17 of 12');
  await ben.opensDirectMessages();
  expect(ben.directMessages().at(-1)).toContain(
    'You finished *Write daily*: 5 of 4 days.\n●●●●●\nWhat did you take away from it?',
  );
  await ben.presses('Look back');
  await ben
    .fills({
      'What worked for you?': 'Mornings',
      'Would you do it again?': 'Yes',
      Sharing: ['Share this line and my name with the community'],
    })
    .submits();
  expect(ben.reads('modal')).toContain('Write a line to share, or untick the box.');
  await ben.fills({ 'One line to share': 'Ten minutes are *enough*.' }).submits();
  expect(ben.reads('modal')).toContain('Thanks, that’s saved.');
  await ben.closesAll();
  await clock.advance({ seconds: 30 });
  expect(threadOf(it).at(-1)).toContain('“Ten minutes are');
  expect(ben.directMessages().at(-1)).toContain('You finished *Write daily*: 5 of 4 days. Thanks for looking back.');
  // After three days, the summary stays as it is.
  await it.itIs(day(13), '10:00');
  ann.looksAt(makers);
  await ann.presses('Look back', {
    in: makers.messages.find(({ text }) => text.startsWith(summary)) ?? challengePostOf(it),
  });
  await ann
    .fills({ 'One line to share': 'I wrote a letter.', Sharing: ['Share this line and my name with the community'] })
    .submits();
  await ann.closesAll();
  await clock.advance({ minutes: 1 });
  expect(threadOf(it).at(-1)).not.toContain('letter');
  expect(
    await oneValue(it.databaseUrl, `select count(*)::text as value from challenge_participants where line is not null`),
  ).toBe('2');
}

for (const [name, settings] of QUEUES)
  story(
    `with the queue in ${name}, a challenge ends with a summary, and those who took part look back`,
    (it) => ends(it, settings),
    settings,
  );

story('a creator whom nobody joined is asked, and lets the challenge go', async (it) => {
  const { noor, ann, clock, hearth } = it;
  await schedulesChallenge(it, { first_day: `'${day(2)}'` });
  await takePart(it, [noor]);
  await it.itIs(day(2), '00:00');
  await it.itIs(day(2), '09:00');
  expect(noor.directMessages().at(-1)).toContain('*Write daily* begins today, and so far you’re the only one in it.');
  await noor.opensDirectMessages();
  await noor.presses('Call it off');
  await noor.presses('Call it off');
  await noor.closesAll();
  await hearth.settles();
  await clock.advance(EDITS);
  expect(noor.directMessages().at(-1)).toBe('Hearth: *Write daily* was called off.');
  expect(challengeIn(it)).toBe('*Write daily* was called off.');
  await it.itIs(day(20), '10:00');
  expect(threadOf(it)).toEqual([]);
  expect(ann.directMessages().join()).not.toContain('Write daily');
});

story('a creator who moves the challenge is asked again if nobody joins until then', async (it) => {
  const { noor, ann, clock, databaseUrl } = it;
  await schedulesChallenge(it);
  await takePart(it, [noor]);
  await it.itIs(MONDAY, '09:00');
  const now = `'${clock.now().toISOString()}'`;
  await allRows(
    databaseUrl,
    `update challenges set state = 'scheduled', first_day = '${day(3)}', nobody_asked_at = null, due_at = ${now}`,
  );
  await clock.advance({ minutes: 1 });
  expect(noor.directMessages()).toEqual(['Hearth: *Write daily* now begins on Wednesday 25 November.']);
  await it.itIs(day(3), '09:00');
  expect(noor.directMessages().at(-1)).toContain('so far you’re the only one in it');
  await takePart(it, [ann]);
  await clock.advance({ minutes: 1 });
  expect(noor.directMessages().at(-1)).toBe('Hearth: Someone has joined you in *Write daily*.');
});

story('members are reminded at the time that they chose, while they have something left to log', async (it) => {
  const { noor, ann, ben, clock } = it;
  await schedulesChallenge(it);
  const at = (time: string) => ({
    reminder: `'time'`,
    reminder_time: `'${time}'`,
    remind_at: `'${clock.now().toISOString()}'`,
  });
  await takePart(it, [noor]);
  await takePart(it, [ann], at('17:00'));
  await takePart(it, [ben], at('17:30'));
  await clock.advance({ minutes: 1 });
  await logsDays(it, ben, [day(1)]);
  await it.itIs(MONDAY, '17:00');
  await it.itIs(MONDAY, '17:30');
  expect(ben.directMessages()).toEqual([]);
  expect(ann.directMessages()).toEqual([
    expect.stringContaining('Time for *Write daily*? Write for ten minutes.\nA small first step counts.'),
  ]);
  await logsDays(it, ann, [day(1)]);
  await clock.advance({ minutes: 1 });
  expect(ann.directMessages()).toEqual(['Hearth: Logged in *Write daily*: 1 of 10 days.']);
  await it.itIs(day(2), '17:00');
  expect(ann.directMessages().at(-1)).toContain('You’re at 1 of 10 days. A small step counts.');
  await ann.opensDirectMessages();
  await ann.chooses('Not today');
  await it.hearth.settles();
  expect(ann.directMessages().at(-1)).toBe(
    'Hearth: Not today. Hearth will remind you about *Write daily* another day.',
  );
  // She ignores the third one, and moves to Tokyo.
  await it.itIs(day(3), '17:00');
  await ann.changesZone('Asia/Tokyo');
  await it.hearth.settles();
  await it.itIs(day(4), '17:00', 'Asia/Tokyo');
  expect(ann.directMessages().slice(-2)).toEqual([
    'Hearth: · An earlier reminder for *Write daily*.',
    expect.stringContaining('Time for *Write daily*?'),
  ]);
  const before = ann.directMessages();
  await it.itIs(day(4), '17:00');
  expect(ann.directMessages()).toEqual(before);
  await ann.opensDirectMessages();
  await ann.chooses('Stop reminders');
  await it.hearth.settles();
  expect(ann.directMessages().at(-1)).toBe('Hearth: Hearth won’t remind you about *Write daily* anymore.');
  await it.itIs(day(5), '17:00', 'Asia/Tokyo');
  expect(ann.directMessages()).toHaveLength(before.length);
});

story('a creator who left the channel is not asked, and a reminder of one who was erased ends', async (it) => {
  const { ann, ben, makers, clock, hearth, databaseUrl } = it;
  await schedulesChallenge(it, { first_day: `'${day(2)}'` });
  await allRows(databaseUrl, `update challenges set created_by = '${ben.id}'`);
  await takePart(it, [ben]);
  await it.itIs(MONDAY, '12:00');
  await ben.leaves(makers);
  await hearth.settles();
  await it.itIs(day(2), '10:00');
  await clock.advance({ minutes: 5 });
  await ben.opensDirectMessages();
  expect(ben.directMessages().join('\n')).not.toContain('Nobody else');
  await takePart(it, [ann], { reminder: `'time'`, reminder_time: `'10:10'`, remind_at: `'${day(2)}T09:10Z'` });
  await allRows(databaseUrl, `update challenge_participants set user_id = null where user_id = '${ann.id}'`);
  await clock.advance({ minutes: 10 });
  expect(await allRows(databaseUrl, `select remind_at from challenge_participants where user_id is null`)).toEqual([
    { remind_at: null },
  ]);
});
