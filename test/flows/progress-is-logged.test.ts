import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';
import { challengeRuns, hasLogged, inChallenge, takesPart } from '../support/taking-part.js';

/** Returns what was logged, oldest first. */
function logs({ databaseUrl }: Story): Promise<Record<string, unknown>[]> {
  return allRows(
    databaseUrl,
    `select to_char(day, 'MM-DD') as day, amount::float as amount, note, undone_at is not null as undone
     from challenge_logs order by logged_at, day, amount`,
  );
}

story('a member logs with one click on Home, and for an earlier day with the form', async (it) => {
  const { ann, hearth } = it;
  const id = await inChallenge(it);
  await takesPart(it, id, ann);
  await it.itIs('2026-11-27', '10:00');
  await ann.opensHome();
  await hearth.settles();
  await Promise.all([ann.presses('Done today'), ann.presses('Done today')]);
  await hearth.settles();
  expect(await logs(it)).toEqual([{ day: '11-27', amount: 1, note: null, undone: false }]);
  expect(ann.reads('Home')).toContain(
    [
      '# Write every day',
      '▰▱▱▱▱▱▱▱▱▱ You: 1 of 10 days. 9 to go, with 9 days left: about 7 a week.',
      '▰▱▱▱▱▱▱▱▱▱ 1 of 7 days together · 1 person',
      '· ○○○○● 1 of the last 5 days · day 5 of 14 · logged today',
      '[Log progress] [Details]',
    ].join('\n'),
  );
  await ann.uses('Log progress');
  expect(ann.reads('modal')).toContain('Which day?: Today');
  await ann.fills({ 'Which day?': 'Tuesday', Note: 'Hi *bold* <!channel>' });
  await Promise.all([ann.submits(), ann.submits()]);
  expect(ann.reads('modal')).toContain(
    'Logged for Tuesday. 2 of 10 days. 8 to go, with 9 days left: about 7 a week.\n[Undo]',
  );
  await ann.presses('Undo');
  expect(ann.reads('modal')).toContain('Undone.');
  await ann.closesAll();
  await hearth.settles();
  const earlier = { day: '11-24', amount: 1, note: 'Hi *bold* <!channel>' };
  expect(await logs(it)).toContainEqual({ ...earlier, undone: true });
  expect(ann.reads('Home')).toContain('You: 1 of 10 days.');

  // What is too late stays as it is.
  await it.itIs('2026-11-28', '10:00');
  await ann.uses('Log progress');
  await it.itIs('2026-11-30', '10:00');
  await ann.fills({ 'Which day?': 'Wednesday' }).submits();
  expect(ann.errors()).toEqual({ 'Which day?': 'That day can’t be changed anymore.' });
});

story('a member types what they did, corrects it, and undoes it', async (it) => {
  const { ann, makers, hearth } = it;
  const id = await inChallenge(it, { measure: 'amount', unit: 'pages', target: 200, rhythm: 'any', name: 'Read' });
  await takesPart(it, id, ann);
  await allRows(it.databaseUrl, 'update challenge_participants set target = 200');
  expect(await ann.types('/hearth log 3 pages', { in: makers })).toBe(
    'Hearth (only you): *Read*\nLogged 3 pages for today. 3 of 200 pages. 197 to go, with 14 days left: about 15 a day.\n[Undo]',
  );
  await it.itIs(MONDAY, '10:05');
  await ann.types('/hearth log 2,5 on the *train*', { in: makers });
  expect(await logs(it)).toEqual([
    { day: '11-23', amount: 3, note: null, undone: false },
    { day: '11-23', amount: 2.5, note: 'on the *train*', undone: false },
  ]);
  // Anything else opens the form, filled in.
  await it.itIs(MONDAY, '10:10');
  await ann.types('/hearth log 1.234 of it', { in: makers });
  expect(ann.reads('modal')).toContain('How many pages?: 1.234\nWhich day?: Today\nNote (optional): of it');
  await ann.closesAll();
  await ann.types('/hearth log a chapter', { in: makers });
  expect(ann.reads('modal')).toContain('How many pages?:\nWhich day?: Today\nNote (optional): a chapter');
  for (const [amount, error] of [
    ['none', 'Write a number, such as 3 or 2.5.'],
    ['0', 'Write a number above 0.'],
    ['1.234', 'Write at most two decimals.'],
    ['2000000', 'That’s too much for one log.'],
  ] as const) {
    await ann.fills({ 'How many pages?': amount }).submits();
    expect(ann.errors()).toEqual({ 'How many pages?': error });
  }
  await ann.fills({ 'How many pages?': '1,000.5' }).submits();
  expect(ann.reads('modal')).toContain('1,006 of 200 pages. Target reached!');
  await ann.closesAll();
  await hearth.settles();

  await ann.presses('Details');
  await ann.presses('My logs');
  await ann.chooses('Correct');
  await ann.fills({ 'How many pages?': '10' }).submits();
  expect(ann.reads('modal')).toContain('Logged 10 pages for today. 15.5 of 200 pages.');
  await ann.closesAll();
  await ann.presses('Details');
  await ann.presses('My logs');
  await ann.chooses('Undo');
  expect(ann.reads('modal')).toContain('Today · 3 pages');
  await hearth.settles();
  expect((await logs(it)).filter(({ undone }) => undone)).toHaveLength(1);
});

story('what was typed goes to the challenge that is meant, and is asked for if it could be several', async (it) => {
  const { ann, ben, makers, hearth } = it;
  const days = await inChallenge(it);
  const pages = await challengeRuns(it, {
    measure: 'amount',
    unit: 'pages',
    target: 200,
    name: 'Read',
    asksLink: true,
    lastDay: '2026-12-07',
  });
  await takesPart(it, days, ann);
  await takesPart(it, pages, ann);
  expect(await ann.types('/hearth log 3 pages', { in: makers })).toContain('*Read*\nLogged 3 pages');
  await ann.types('/hearth log the introduction', { in: makers });
  expect(ann.reads('modal')).toBe(
    [
      '== Log progress ==',
      'Which challenge?:',
      '  (o) Write every day',
      '  ( ) Read',
      'What did you do? (optional): the introduction',
      '[Cancel] [Continue]',
    ].join('\n'),
  );
  await ann.submits();
  expect(ann.reads('modal')).toContain('*Write every day*\nLogged for today. 1 of 10 days.');
  await ann.closesAll();
  await ann.uses('Log progress');
  await ann.chooses('Read');
  await ann.submits();
  expect(ann.reads('modal')).toContain('How many pages?');
  expect(ann.reads('modal')).toContain('Link or note (optional)');
  await ann.closesAll();
  await hearth.settles();
  expect(await logs(it)).toHaveLength(2);

  await ben.types('/hearth log 3 pages', { in: makers });
  expect(ben.reads('modal')).toContain('You’re not taking part in a challenge right now.');
  await ben.presses('Join');
  expect(ben.reads('modal')).toContain('== Join challenge ==');
});

story('what can’t be logged is said in words', async (it) => {
  const { ann, ben, hearth, databaseUrl } = it;
  const id = await inChallenge(it);
  await takesPart(it, id, ann);
  await ann.opensHome();
  await hearth.settles();
  await allRows(databaseUrl, `update challenges set state = 'scheduled', first_day = '2026-11-25'`);
  await ann.presses('Log progress');
  expect(ann.reads('modal')).toContain('Write every day begins on Wednesday 25 November. You can log from then on.');
  await ann.closesAll();
  await allRows(databaseUrl, `update challenges set state = 'ended', ended_at = now(), total = 1`);
  await ann.presses('Log progress');
  expect(ann.reads('modal')).toContain('Write every day is over.');
  await ann.closesAll();
  await allRows(databaseUrl, `update challenges set state = 'running', first_day = '2026-11-23'`);
  await ann.presses('Log progress');
  await allRows(databaseUrl, `update challenges set state = 'cancelled'`);
  await ann.submits();
  expect(Object.values(ann.errors())).toEqual(['Write every day was called off.']);
  await ann.closesAll();
  await allRows(databaseUrl, `update challenges set state = 'running', first_day = '2026-11-23'`);
  await hasLogged(it, id, ann, [1]);
  await ben.opensHome();
  await hearth.settles();
  await ben.presses('Join');
  await it.itIs('2026-12-07', '10:00');
  await ben.submits();
  expect(Object.values(ben.errors())).toEqual(['Write every day is over.']);
  // In the days of grace, participants still log.
  await ann.uses('Log progress');
  expect(ann.reads('modal')).toContain('1 of 10 days. 9 to go.\nWhich day?: Yesterday');
  await ann.closesAll();
  await allRows(
    databaseUrl,
    `update challenges set state = 'scheduled', first_day = '2026-12-10', last_day = '2026-12-20'`,
  );
  await ann.types('/hearth log', { in: it.makers });
  expect(ann.reads(it.makers)).toContain('Write every day begins on Thursday 10 December.');
});
