import { addDays } from '../../src/core/calendar.js';
import { ASK_DAY, HELLO_DAY, LAST_QUESTION_DAY, proactiveMessages, startNudges } from '../support/quiet.js';
import { allRows, rowsOf, whileLocked } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const HELLO = [
  'Whatever you’re working on, *Makers* would love to hear about it.',
  '(hello)',
  '[Open the channel] [… Snooze | Stop these | Why this?]',
].join('\n');

story('a quiet member gets a message, another member is asked to write, and a last question follows', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await startNudges(it);
  const question = await ann.posts(makers, 'How do you price teams?');
  await ben.posts(makers, 'Per seat.', { thread: question });
  for (const day of [addDays(MONDAY, 1), addDays(MONDAY, 2), HELLO_DAY]) {
    await it.itIs(day, '09:30');
    await ben.posts(makers, 'Shipped it.');
  }
  await it.itIs(HELLO_DAY, '10:00');
  const hello = [
    'Ben Okafor replied to you on Monday 23 November.',
    '(hello)',
    '[Open the thread] [… Snooze | Stop these | Why this?]',
  ].join('\n');
  expect(proactiveMessages(ann)).toEqual([hello]);
  await it.itIs(ASK_DAY, '09:30');
  await ben.posts(makers, 'Shipped more.');
  await hearth.settles();
  await it.itIs(ASK_DAY, '10:00');
  const noHurry = 'No hurry. *Makers* is there whenever you like.';
  expect(proactiveMessages(ann)).toEqual([noHurry]);
  expect(proactiveMessages(ben)).toEqual([
    [
      '(ask: Ann Berger since Monday 23 November)',
      '· Only you see this, and I haven’t asked anyone else today.',
      '[I’ll write] [… Snooze | Stop these | Why this?]',
    ].join('\n'),
  ]);
  await it.itIs(LAST_QUESTION_DAY, '10:00');
  expect(proactiveMessages(ann).slice(1)).toEqual([
    [
      '(last)',
      '· “Keep me in” lets you choose how often I ask you to check in. “Pause for a month” means I won’t ask you anything for a month. Either way, I won’t bring this up again for three months.',
      '[Keep me in] [Pause for a month] [Leave] [… Snooze | Stop these | Why this?]',
    ].join('\n'),
  ]);
});

story('a member gets no nudge for ninety days after the last question', async (it) => {
  const { ann } = it;
  await startNudges(it);
  for (const day of [HELLO_DAY, ASK_DAY, LAST_QUESTION_DAY]) await it.itIs(day, '10:00');
  const count = proactiveMessages(ann).length;
  for (const days of [7, 14, 21, 45, 89]) await it.itIs(addDays(LAST_QUESTION_DAY, days), '10:00');
  expect(proactiveMessages(ann)).toHaveLength(count);
  await it.itIs(addDays(LAST_QUESTION_DAY, 90), '10:00');
  await it.itIs(addDays(LAST_QUESTION_DAY, 99), '10:00');
  expect(proactiveMessages(ann)).toHaveLength(count + 1);
});

story('a member who is away gets no nudge, and nudges resume once they are back', async (it) => {
  const { ann } = it;
  await startNudges(it);
  await ann.types('/hearth away', { in: it.makers });
  await ann.fills({ 'Last day away': addDays(MONDAY, 10) }).submits();
  await it.itIs(HELLO_DAY, '10:00');
  await it.itIs(addDays(MONDAY, 16), '10:00');
  expect(proactiveMessages(ann)).toEqual([]);
  await it.itIs(addDays(MONDAY, 17), '10:00');
  expect(proactiveMessages(ann)).toEqual([HELLO]);
});

story('days away never count as silence, also after the member has cleared them', async (it) => {
  const { ann, ben, hearth } = it;
  await startNudges(it);
  await allRows(
    it.databaseUrl,
    `update people set away_from = '${MONDAY}', away_until = '${addDays(MONDAY, 25)}' where user_id in ('${ann.id}', '${ben.id}')`,
  );
  await it.itIs(addDays(MONDAY, 21), '12:00');
  for (const person of [ann, ben]) await person.types('/hearth back', { in: it.makers });
  // Typing counts as activity in its own right, which must not be what spares them.
  await allRows(it.databaseUrl, 'delete from activity');
  await hearth.settles();
  for (const days of [22, 25, 27]) await it.itIs(addDays(MONDAY, days), '10:00');
  expect([proactiveMessages(ann), proactiveMessages(ben)]).toEqual([[], []]);
  await it.itIs(addDays(MONDAY, 28), '10:00');
  expect([proactiveMessages(ann), proactiveMessages(ben)]).toEqual([[HELLO], [HELLO]]);
});

story('a member who plans days away hears nothing more about having been quiet', async (it) => {
  const { ann, noor, hearth } = it;
  await startNudges(it);
  await it.itIs(HELLO_DAY, '10:00');
  await it.itIs(ASK_DAY, '10:00');
  await ann.types('/hearth away', { in: it.makers });
  await ann.fills({ 'Last day away': addDays(ASK_DAY, 3) }).submits();
  await hearth.settles();
  expect(proactiveMessages(ann)).toEqual(['No hurry. *Makers* is there whenever you like.']);
  const parts = proactiveMessages(noor).at(-1)?.split('\n---\n') ?? [];
  expect(parts.map((part) => part.split('\n')[0]).sort()).toEqual([
    '(ask: Ben Okafor since they joined)',
    '*Ann Berger* doesn’t need a hello right now. Thank you!',
  ]);
  await it.itIs(addDays(ASK_DAY, 9), '10:00');
  expect(proactiveMessages(ann)).toHaveLength(1);
});

story('a member who is asked about two others gets one message, even if one of them is evaluated late', async (it) => {
  const { ann, ben, noor, hearth, slack } = it;
  await startNudges(it);
  await it.itIs(HELLO_DAY, '10:00');
  let due = Promise.resolve();
  await whileLocked(it.databaseUrl, `select from nudge_rounds where user_id = '${ann.id}' for update`, async () => {
    due = it.itIs(ASK_DAY, '10:00');
    const isAsked = `select from nudge_rounds where user_id = '${ben.id}' and stage = 'ask'`;
    while ((await allRows(it.databaseUrl, isAsked)).length === 0) await slack.settled();
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await hearth.hearth.queue.pending()) > (await allRows(it.databaseUrl, waiting)).length)
      await slack.settled();
  });
  await due;
  expect(
    proactiveMessages(noor)
      .at(-1)
      ?.match(/\(ask: \w+/g)
      ?.sort(),
  ).toEqual(['(ask: Ann', '(ask: Ben']);
});

story('a newcomer gets no nudge in their first week', async (it) => {
  await startNudges(it);
  await it.itIs(addDays(MONDAY, 3), '10:00');
  const zoe = await it.workspace.welcomes({ name: 'Zoe Newcomer', zone: 'Europe/Berlin', locale: 'en-GB' });
  await zoe.joins(it.makers);
  await it.hearth.settles();
  await it.itIs(addDays(MONDAY, 9), '10:00');
  expect(proactiveMessages(zoe).filter((text) => text.includes('(hello)'))).toEqual([]);
  await it.itIs(addDays(MONDAY, 10), '10:00');
  expect(proactiveMessages(zoe).filter((text) => text.includes('(hello)'))).toEqual([HELLO]);
});

story('turning on nudges in an existing community messages nobody at once', async (it) => {
  await startNudges(it);
  await allRows(it.databaseUrl, 'delete from nudge_rounds');
  await it.itIs(addDays(MONDAY, 50), '10:00');
  expect(proactiveMessages(it.ann)).toEqual([]);
});

story('a member does not get the same wording twice', async (it) => {
  const { ann } = it;
  await startNudges(it);
  await allRows(
    it.databaseUrl,
    `insert into nudge_rounds (workspace_id, community_id, user_id, since, stage, stage_at, hello_words, outcome, ended_at)
     select workspace_id, community_id, user_id, since, 'hello', since, n, 'returned', since
     from nudge_rounds, generate_series(0, 4) n where user_id = '${ann.id}'`,
  );
  await it.itIs(HELLO_DAY, '10:00');
  const rows = `select hello_words from nudge_rounds where user_id = '${ann.id}' and look_at is not null`;
  expect([proactiveMessages(ann), await allRows(it.databaseUrl, rows)]).toEqual([[HELLO], [{ hello_words: 5 }]]);
});

story('the database keeps neither the posts of members nor the text of nudges', async (it) => {
  await startNudges(it);
  await it.ann.posts(it.makers, 'A secret plan');
  for (const day of [HELLO_DAY, ASK_DAY, LAST_QUESTION_DAY]) await it.itIs(day, '10:00');
  const kept = JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id));
  expect(kept).not.toContain('secret');
  for (const text of it.ann.directMessages().flatMap((it) => it.split('\n').slice(0, 2))) {
    expect(kept).not.toContain(text.replace(/^Hearth: /, ''));
  }
});
