import { addDays } from '../../src/core/calendar.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, type StorySettings, story } from '../support/story.js';

type Person = Story['ann'];

const TUESDAY = addDays(MONDAY, 1);

async function checksIn({ hearth }: Story, person: Person, fields: Record<string, string> = {}): Promise<void> {
  await person.uses('Check in');
  await person.fills({ 'What will you do next?': 'Ship it', ...fields }).submits();
  await hearth.settles();
}

/** Returns the day's post as Ben sees it in the channel. */
function dayPost({ ben, makers }: Story): string {
  return (
    ben
      .reads(makers)
      .split('\n')
      .find((line) => line.includes('’s check-ins')) ?? ''
  );
}

const edits = ({ slack, makers }: Story) =>
  slack.calls('chat.update').filter((call) => call.arguments.channel === makers.id).length;

story('the day’s post says who has checked in', async (it) => {
  const { noor, ann, ben, clock } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  expect(dayPost(it)).toBe('Hearth: *Monday’s check-ins: 1 so far* · Ann Berger [Check in]');
  await checksIn(it, ben);
  expect(edits(it)).toBe(0);
  await clock.advance({ seconds: 10 });
  expect(dayPost(it)).toBe('Hearth: *Monday’s check-ins: 2 so far* · Ann Berger and Ben Okafor [Check in]');
  await clock.advance({ seconds: 10 });
  await checksIn(it, noor, { 'Who sees it?': 'Only me' });
  expect(dayPost(it)).toBe('Hearth: *Monday’s check-ins: 3 so far* · latest: Ben Okafor and Ann Berger [Check in]');
  await checksIn(it, ann, { 'Who sees it?': 'Only me' });
  await clock.advance({ seconds: 10 });
  expect(dayPost(it)).toBe('Hearth: *Monday’s check-ins: 3 so far* · latest: Ben Okafor [Check in]');
  expect(edits(it)).toBe(3);
});

story('the button of the day’s post opens the current check-in of the member who presses it', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Write the launch post' });
  ben.looksAt(makers);
  await ben.presses('Check in');
  expect(ben.reads('modal')).not.toContain('Write the launch post');
  await ben.fills({ 'What will you do next?': 'Call Mia' }).submits();
  await hearth.settles();
  ann.looksAt(makers);
  await ann.presses('Check in');
  expect(ann.reads('modal')).toContain('What will you do next?: Write the launch post');
  await ann.closesAll();
  await noor.types('/hearth stop', { in: makers });
  await noor.closesAll();
  await hearth.settles();
  noor.looksAt(makers);
  await noor.presses('Check in');
  expect(noor.reads('modal')).toContain('[Join check-ins]');
  await it.itIs(TUESDAY, '09:00');
  await ben.presses('Check in');
  expect(ben.reads('modal')).toContain('Call Mia');
  await ben.fills({ 'Call Mia': 'Done', 'What will you do next?': 'Rest' }).submits();
  await hearth.settles();
  expect(ben.reads(makers)).toContain('*Tuesday’s check-ins: 1 so far* · Ben Okafor [Check in]');
});

const MANY = 200;

/** Adds members who have answered, for themselves alone, and whose answers Hearth has to handle now. */
async function answerOfMany({ databaseUrl, clock }: Story, from: number, until: number): Promise<void> {
  const at = clock.now().toISOString();
  const id = `'UMANY' || n`;
  const numbers = `generate_series(${from}, ${until - 1}) n`;
  const community = `communities c, ${numbers}`;
  await allRows(
    databaseUrl,
    `insert into people (workspace_id, user_id, name, zone, locale, standing) select c.workspace_id, ${id}, 'Member ' || n, 'Europe/Berlin', 'en-GB', 'full' from ${community};
    insert into members (workspace_id, community_id, user_id, joined_at) select c.workspace_id, c.id, ${id}, '${at}' from ${community};
    insert into checkin_occurrences (workspace_id, programme_id, community_id, user_id, day, opens_at, remind_at, deadline_at, asked_at, outcome, answered_at, unpublished_since)
      select c.workspace_id, c.id, c.id, ${id}, '${MONDAY}', '${at}', '${at}', '${at}', '${at}', 'answered', '${at}', '${at}'::timestamptz - interval '1 minute' from ${community};
    insert into checkins (workspace_id, occurrence_id, shared, updated_at) select workspace_id, id, false, '${at}' from checkin_occurrences where user_id in (select ${id} from ${numbers});`,
  );
}

const manyAnswer = async (it: Story): Promise<void> => {
  const { ann, clock, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  for (let at = 0; at < MANY; at += 20) {
    await answerOfMany(it, at, at + 20);
    await hearth.settles();
    await clock.advance({ seconds: 6 });
  }
  await clock.advance({ seconds: 10 });
  expect(dayPost(it)).toBe(`Hearth: *Monday’s check-ins: ${MANY + 1} so far* · latest: Ann Berger [Check in]`);
  expect(edits(it)).toBeGreaterThan(2);
  expect(edits(it)).toBeLessThanOrEqual(7);
};

const { TEST_REDIS_URL: redisUrl } = process.env;
const onRedis: StorySettings | undefined = redisUrl ? { queueStore: { redisUrl } } : undefined;

story('the post is edited a few times, and is right at the end, when 200 members answer within a minute', manyAnswer);
if (onRedis) story('and so it is with the queue in Redis', manyAnswer, onRedis);

story('the post is right although Slack failed, or a worker died, while it was edited', async (it) => {
  const { ann, ben, slack, clock, makers, databaseUrl } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  await clock.advance({ seconds: 10 });
  slack.fail({ method: 'chat.update', channel: makers.id, times: 1, with: { status: 500 } });
  await checksIn(it, ben);
  expect(dayPost(it)).toContain('1 so far');
  await clock.advance({ seconds: 20 });
  await ben.sees(makers, /2 so far/);
  // A worker has claimed the edit, and died.
  await answerOfMany(it, 0, 1);
  await allRows(
    databaseUrl,
    `update checkin_occurrences set unpublished_since = null;
    update checkin_days set changes = changes + 1, edited_at = '${clock.now().toISOString()}', due_at = '${clock.now().toISOString()}'::timestamptz + interval '10 seconds'`,
  );
  await clock.advance({ seconds: 10 });
  expect(dayPost(it)).toContain('3 so far');
});
