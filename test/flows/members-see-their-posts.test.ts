import { annHasShared, checksIn } from '../support/checking-in.js';
import { forgeHome } from '../support/forge.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const CHECKIN = 'Your check-in for Monday 23 November in Makers';

/** Ann and Ben have checked in, and Ben has replied to Ann. */
async function benHasPosted(it: Story) {
  const { ben, hearth } = it;
  const day = await annHasShared(it);
  await it.itIs(MONDAY, '09:10');
  await checksIn(it, ben, { 'What will you do next?': 'Rest' });
  await it.itIs(MONDAY, '09:20');
  ben.looksAt(day);
  await ben.presses('Reply to Ann Berger');
  await ben.fills({ 'Your reply': 'Nice\n*work*' }).submits();
  await hearth.settles();
  return day;
}

async function opensHome({ hearth }: Story, person: Story['ben']): Promise<void> {
  await person.opensHome();
  await hearth.settles();
}

story('members who have left take down what they wrote', async (it) => {
  const { ben, noor, makers, hearth } = it;
  const day = await benHasPosted(it);
  await ben.leaves(makers);
  await hearth.settles();
  await opensHome(it, ben);
  await ben.presses('Show them');
  expect(ben.reads('modal')).toBe(
    [
      '== Your posts ==',
      'You replied to Ann Berger (Monday 23 November, Makers): “Nice *work*” [Take down]',
      `${CHECKIN} [Take down]`,
      '[Close]',
    ].join('\n'),
  );
  await ben.presses(`Take down: ${CHECKIN}`);
  expect(ben.dialog).toContain('It still counts, and only you can see it.');
  await ben.presses('Take down');
  await ben.presses('Take down');
  expect(ben.dialog).toContain('Take down your reply?');
  await ben.presses('Take down');
  expect(ben.reads('modal').match(/I’m taking it down\./g)).toHaveLength(2);
  await hearth.settles();
  expect(noor.reads(day)).not.toMatch(/Rest|Nice/);
  await noor.sees(day, /Ship it/);
  await ben.closesAll();
  await opensHome(it, ben);
  expect(ben.reads('Home')).not.toContain('Show them');
});

story('members of a closed community take down what they wrote, in Preferences', async (it) => {
  const { ben, noor, slack, databaseUrl } = it;
  const day = await benHasPosted(it);
  await allRows(databaseUrl, 'update communities set closed_at = created_at');
  await opensHome(it, ben);
  await ben.presses('Preferences');
  await ben.presses('Show them');
  slack.fail({ method: 'chat.delete', times: 1, with: { error: 'is_archived' } });
  await ben.presses(`Take down: ${CHECKIN}`);
  await ben.presses('Take down');
  await it.hearth.settles();
  await noor.sees(day, /Rest/);
  await ben.closes();
  await ben.presses('Show them');
  expect(ben.reads('modal')).toContain(
    `${CHECKIN}\nIt’s still in the thread, because Slack hasn’t let me remove it yet.`,
  );
  await it.clock.advance({ minutes: 62 });
  expect(noor.reads(day)).not.toContain('Rest');
  await noor.sees(day, /Nice/);
});

story('a long list of posts has pages', async (it) => {
  const { ben } = it;
  await benHasPosted(it);
  await allRows(
    it.databaseUrl,
    `insert into checkin_replies (workspace_id, occurrence_id, from_user, to_user, text, created_at, unpublished_since)
     select workspace_id, occurrence_id, from_user, to_user, 'No. ' || n, created_at + n * interval '1 minute', '2100-01-01'
     from checkin_replies, generate_series(1, 30) n`,
  );
  await opensHome(it, ben);
  await ben.presses('Preferences');
  await ben.presses('Show them');
  const shown = () => ben.reads('modal').match(/No\. \d+|Nice|Your check-in/g) ?? [];
  expect([shown()[0], shown().length]).toEqual(['No. 30', 20]);
  await ben.presses('Show earlier ones');
  expect([shown()[0], shown().length, shown().at(-1)]).toEqual(['No. 10', 12, 'Your check-in']);
  expect(ben.reads('modal')).not.toContain('Show earlier ones');
});

story('nobody takes down what somebody else wrote', async (it) => {
  const { ann, ben, noor, databaseUrl } = it;
  const day = await benHasPosted(it);
  const ids = {
    answer: await oneValue(
      databaseUrl,
      `select id::text as value from checkin_occurrences where user_id = '${ben.id}' and outcome = 'answered'`,
    ),
    reply: await oneValue(databaseUrl, 'select id::text as value from checkin_replies'),
  };
  for (const [kind, refusal] of [
    ['answer', 'belongs to someone else'],
    ['reply', 'belongs to somebody else'],
  ] as const) {
    await opensHome(it, ann);
    forgeHome(ann, { kind, id: ids[kind] }, 'checkins.take-down-own');
    await ann.presses('Edit');
    expect(ann.reads('modal')).toContain(refusal);
    await ann.closesAll();
  }
  await it.hearth.settles();
  await noor.sees(day, /Rest/);
  await noor.sees(day, /Nice/);
});
