import { addDays, instantAt } from '../../src/core/calendar.js';
import { allRows } from '../support/rows.js';
import { challengeIn, logsDays, schedulesChallenge, takePart, threadOf } from '../support/running-challenges.js';
import { MONDAY, story } from '../support/story.js';

const day = (n: number) => addDays(MONDAY, n - 1);
const EDITS = { seconds: 20 };

story(
  'a challenge is announced, starts, is kept current, and says in its thread what there is to celebrate',
  async (it) => {
    const { noor, ann, ben, clock, hearth } = it;
    const kim = it.person('Kim Sato', { zone: 'Asia/Tokyo' });
    it.makers.members.add(kim.id);
    await schedulesChallenge(it, {
      first_day: `'${day(2)}'`,
      last_day: `'${day(11)}'`,
      prompts: `'{"Where do you write best?","What do you put off?"}'`,
    });
    await takePart(it, [noor]);
    await clock.advance({ seconds: 30 });
    await hearth.settles();
    expect(challengeIn(it)).toBe(
      [
        '*Write daily* · Tuesday 24 November to Thursday 3 December',
        'Write for ten minutes.',
        'Target: 10 days each.',
        '1 person has joined so far.',
        '[Join]',
        '[Details]',
      ].join('\n'),
    );
    await takePart(it, [ann, ben]);
    await clock.advance(EDITS);
    expect(challengeIn(it)).toContain('3 people have joined so far.');
    await it.itIs(day(2), '00:00');
    await clock.advance(EDITS);
    expect(challengeIn(it)).toBe(
      [
        '*Write daily* · day 1 of 10',
        '▱▱▱▱▱▱▱▱▱▱ 0 of 21 days together · 3 people',
        '[Log progress]',
        '[Join]',
        '[Details]',
      ].join('\n'),
    );
    await it.itIs(day(2), '09:00');
    expect(threadOf(it)).toEqual(['*Day 1:* Where do you write best?']);
    await logsDays(it, ben, [day(2)]);
    await clock.advance({ seconds: 1 });
    await logsDays(it, ann, [day(2)]);
    await clock.advance(EDITS);
    expect(challengeIn(it)).toContain('2 of 21 days together · 3 people\nLatest: ');
    expect(threadOf(it).at(-1)).toBe('The first log is in. Thanks for kicking things off, Ben Okafor!');
    await logsDays(it, noor, [day(2)]);
    await clock.advance(EDITS);
    expect(threadOf(it).at(-1)).toBe('Everyone has logged today!');
    await allRows(
      it.databaseUrl,
      `insert into challenge_cheers (workspace_id, challenge_id, from_user, day, log_id, at)
     select workspace_id, challenge_id, '${ann.id}', day, id, '${clock.now().toISOString()}' from challenge_logs where user_id = '${ben.id}'`,
    );
    // Hearth is down for two days.
    await it.itIs(day(4), '12:00');
    await clock.advance(EDITS);
    expect(threadOf(it).slice(-2)).toEqual([
      'Cheers yesterday: Ann Berger → Ben Okafor',
      '*Day 2:* What do you put off?',
    ]);
    expect(challengeIn(it)).toContain('day 3 of 10');
    // Those who come after the third day don't raise the target.
    await it.itIs(day(5), '00:00');
    await takePart(it, [kim]);
    await logsDays(it, ben, [3, 4, 5].map(day));
    await logsDays(it, ann, [3, 4, 5].map(day));
    await logsDays(it, noor, [3, 4].map(day));
    await clock.advance(EDITS);
    expect(challengeIn(it)).toContain('▰▰▰▰▰▱▱▱▱▱ 11 of 21 days together · 4 people');
    expect(threadOf(it).at(-1)).toBe('You’re halfway there together: 11 of 21 days.');
    const posts = threadOf(it);
    await clock.advance({ days: 1 });
    expect(threadOf(it)).toEqual(posts);
  },
);

story('nothing is posted while the community rests or challenges are off, and nothing is lost', async (it) => {
  const { noor, ann, clock, databaseUrl, makers } = it;
  await schedulesChallenge(it, { prompts: `'{"Where?","When?"}'` });
  await allRows(databaseUrl, `update communities set paused_until = '${day(2)}'`);
  await takePart(it, [noor, ann]);
  const before = makers.messages.length;
  await it.itIs(MONDAY, '12:00');
  await clock.advance({ hours: 3 });
  expect(makers.messages).toHaveLength(before);
  await it.itIs(day(2), '09:00');
  await clock.advance({ minutes: 2 });
  expect(challengeIn(it)).toContain('day 2 of 14');
  expect(threadOf(it)).toEqual(['*Day 2:* When?']);
  const turns = (isOn: boolean) =>
    allRows(databaseUrl, `update feature_switches set is_on = ${isOn} where feature = 'challenges'`);
  await turns(false);
  await it.itIs(day(20), '12:00');
  expect(challengeIn(it)).toContain('day 2 of 14');
  expect(threadOf(it)).toHaveLength(1);
  await turns(true);
  await clock.advance({ hours: 2 });
  expect(challengeIn(it)).toContain('it’s over');
  expect(threadOf(it)).toHaveLength(2);
});

story('those who leave a challenge are not named in its post any more', async (it) => {
  const { noor, ann, ben, clock, databaseUrl } = it;
  await schedulesChallenge(it);
  await takePart(it, [noor, ann, ben]);
  await it.itIs(MONDAY, '09:00');
  await logsDays(it, ann, [MONDAY]);
  await clock.advance({ seconds: 1 });
  await logsDays(it, ben, [MONDAY]);
  await clock.advance(EDITS);
  expect(challengeIn(it)).toContain('Latest: Ben Okafor, Ann Berger');
  await allRows(databaseUrl, `update challenge_participants set left_at = now() where user_id = '${ben.id}'`);
  await logsDays(it, ann, [MONDAY]);
  await clock.advance(EDITS);
  expect(challengeIn(it)).toContain('Latest: Ann Berger\n');
});

story('a challenge whose thread was deleted gets another one, and ends', async (it) => {
  const { noor, ann, ben, clock, makers, databaseUrl } = it;
  await schedulesChallenge(it, { last_day: `'${day(2)}'`, grace_days: '0', group_target: '5' });
  await takePart(it, [noor, ann]);
  await it.itIs(MONDAY, '08:00');
  await logsDays(it, ann, [MONDAY]);
  await clock.advance(EDITS);
  await allRows(
    databaseUrl,
    `insert into challenge_cheers (workspace_id, challenge_id, from_user, day, log_id, at)
     select workspace_id, challenge_id, '${noor.id}', day, id, '${clock.now().toISOString()}' from challenge_logs`,
  );
  await it.itIs(day(2), '08:59');
  await noor.deletesThread(await ben.sees(makers, /Write daily/));
  await clock.advance({ minutes: 62 });
  expect(threadOf(it)).toEqual(['Cheers yesterday: Noor Haddad → Ann Berger']);
  await noor.deletesThread(await ben.sees(makers, /Write daily/));
  await logsDays(it, ann, [day(2)]);
  await clock.advance(EDITS);
  expect(challengeIn(it)).toContain('Ann Berger');
  await it.itIs(day(3), '00:00');
  await clock.advance({ seconds: 40 });
  expect(challengeIn(it)).toContain('it’s over');
  await noor.deletesThread(await ben.sees(makers, /Write daily/));
  await it.itIs(day(3), '10:00');
  await clock.advance({ minutes: 1 });
  expect(makers.messages.at(-1)).toMatchObject({ text: expect.stringContaining('is over. Here’s how it went') });
  expect(makers.messages.at(-1)?.threadTs).toBeUndefined();
});

story('what waited for challenges to be on, or for a pause to end, comes at the next sweep', async (it) => {
  const { noor, clock, hearth, makers, databaseUrl } = it;
  await schedulesChallenge(it);
  await allRows(databaseUrl, `update feature_switches set is_on = false where feature = 'challenges'`);
  await it.itIs(MONDAY, '08:00');
  const before = makers.messages.length;
  await noor.opensHome();
  await hearth.settles();
  await noor.presses('Community settings');
  await noor.presses('Switch on: Challenges');
  await noor.closesAll();
  await clock.advance({ minutes: 1 });
  expect(makers.messages).toHaveLength(before + 1);
  await clock.advance(EDITS);
  expect(challengeIn(it)).toContain('day 1 of 14');

  const again = async (paused: string, then: () => Promise<unknown>) => {
    await allRows(databaseUrl, `update communities set paused_until = '${paused}'`);
    await allRows(databaseUrl, `delete from deliveries where key like 'challenges.post%'`);
    await allRows(databaseUrl, `update challenges set posted_at = null, post_due_at = '${clock.now().toISOString()}'`);
    await clock.advance({ minutes: 1 });
    expect(makers.messages).toHaveLength(before + 1);
    await then();
    await clock.advance({ minutes: 1 });
    expect(makers.messages.length).toBeGreaterThan(before + 1);
  };
  await clock.advance({ until: instantAt(MONDAY, '23:40', 'Europe/Berlin') });
  await again(day(2), () => clock.advance({ until: instantAt(day(2), '00:00', 'Europe/Berlin') }));
});

story('a post that Slack refuses for good is tried again only when there is something else to show', async (it) => {
  const { noor, ann, clock, slack, makers } = it;
  slack.fail({ method: 'chat.postMessage', channel: makers.id, times: 1, with: { error: 'invalid_blocks' } });
  await schedulesChallenge(it);
  await takePart(it, [noor, ann]);
  await it.itIs(MONDAY, '08:00');
  const attempts = () => slack.calls('chat.postMessage').filter((call) => call.arguments.channel === makers.id).length;
  await clock.advance({ seconds: 40 });
  const count = attempts();
  await clock.advance({ hours: 3 });
  expect(attempts()).toBe(count);
  await logsDays(it, ann, [MONDAY]);
  await clock.advance(EDITS);
  expect(challengeIn(it)).toContain('Ann Berger');
});
