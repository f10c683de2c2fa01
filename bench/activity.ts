import type pg from 'pg';
import type { Database, Tx } from '../src/core/database/database.js';
import { kinds } from '../src/features/activity/domain.js';
import {
  activeDays,
  closestPeer,
  lastActiveDay,
  medianGap,
  unansweredMessages,
} from '../src/features/activity/index.js';
import { activityRetention } from '../src/features/activity/jobs.js';
import { count, membersAmong } from '../src/features/activity/store/counting.js';
import { hasAnswer } from '../src/features/newcomers/store/posts.js';
import { recordTransactions } from '../test/support/statements.js';
import { figure, median, spread } from './figures.js';
import { fillMembers, NUMBERED_MEMBERS } from './fill.js';
import { explain, type Plan, promiseNoScan } from './plan.js';
import { compare, inTurn, medianTime, type Run, timeOf } from './report.js';
import { type BenchDatabase, startPostgres } from './setup.js';

const COMMUNITIES = 400;
const MEMBERS = 50;
const DAYS = 50;
const ROWS = COMMUNITIES * MEMBERS * DAYS;

const ROUNDS = 10;
/** Messages per side and round. */
const TIMES = 50;
/** Repetitions of each query in a round. */
const QUESTIONS = 5;

const NOW = new Date('2026-11-23T12:00:00Z');
const SINCE = '2026-08-25';

/** The number of the first member of community 7, and the channel of that community. */
const FIRST_MEMBER = 7 * MEMBERS;
const CHANNEL = 'C7';

/** Measures the cost of counting a message, and of queries over a million counted days. */
export async function benchActivity(run: Run): Promise<void> {
  const database = await (await startPostgres(run.defer)).createDatabase('activity');
  await fill(database.owner);
  await costOfMessages(run, database);
  await costOfQueries(run, database);
}

async function costOfMessages(run: Run, { db, owner }: BenchDatabase): Promise<void> {
  await owner.query('create table bare_counts (user_id text primary key, count int not null)');
  let n = 0;
  const message = (channelId: string) => countMessage(db, channelId, ++n);
  const bare = () =>
    owner.query(
      'insert into bare_counts values ($1, 1) on conflict (user_id) do update set count = bare_counts.count + 1',
      [userOf(++n)],
    );
  const sides = {
    counts: () => medianTime(TIMES, () => message(CHANNEL)),
    elsewhere: () => medianTime(TIMES, () => message('C-elsewhere')),
    bare: () => medianTime(TIMES, bare),
  };
  await inTurn(2, sides); // warms up
  const took = await inTurn(ROUNDS, sides);
  run.say(
    `Counting one message, with ${ROWS.toLocaleString('en')} counted days of ${COMMUNITIES * MEMBERS} members; ${ROUNDS} rounds of ${TIMES}.`,
  );
  const baseline = { name: 'a bare upsert of one row in a table of its own', values: took.bare };
  compare(run, 'ms', { name: 'Hearth, in a channel that counts', values: took.counts }, baseline);
  compare(run, 'ms', { name: 'Hearth, in a channel that counts for nobody', values: took.elsewhere }, baseline);
  const [counted = []] = await recordTransactions(() => message(CHANNEL));
  const [uncounted = []] = await recordTransactions(() => message('C-elsewhere'));
  // Without `begin` and `commit`.
  const [two, one] = [counted.length - 2, uncounted.length - 2];
  run.promise(`two statements for a message that counts (${two}), one for another (${one})`, two === 2 && one === 1);
}

function userOf(n: number): string {
  return `U${FIRST_MEMBER + (n % MEMBERS)}`;
}

/** Counts a message as the handler does: one statement finds the member, the next counts. */
async function countMessage(db: Database, channelId: string, n: number): Promise<void> {
  await db.inWorkspace('T7', async (tx) => {
    const [member] = await membersAmong(tx, channelId, [userOf(n)]);
    if (!member) return;
    const { workspaceId, communityId, userId } = member;
    const act = { workspaceId, communityId, userId, day: '2026-11-23', kind: kinds.post, withUser: '' };
    const place = { channelId, ts: `1.${n}`, threadTs: null };
    await count(tx, { ...act, at: NOW, place, thread: `${channelId}:1.${n}`, mark: `${n}` });
  });
}

async function costOfQueries(run: Run, { db, owner, url }: BenchDatabase): Promise<void> {
  const [communityId, userId] = [await idOf(db), userOf(0)];
  const asked: Record<string, (tx: Tx) => Promise<unknown>> = {
    'last active day of a member': (tx) => lastActiveDay(tx, communityId, userId),
    'active days of a member': (tx) => activeDays(tx, communityId, userId, SINCE),
    'usual gap in a community': (tx) => medianGap(tx, communityId, SINCE),
    'closest peer of a member': (tx) => closestPeer(tx, { communityId, userId, since: SINCE, now: NOW }),
    'messages that await a member': (tx) => unansweredMessages(tx, communityId, userId, '2026-10-24'),
    'whether a post has an answer': (tx) =>
      hasAnswer(
        tx,
        { communityId, userId },
        { channelId: CHANNEL, ts: '1.1', wroteAt: new Date('2026-11-21T12:00:00Z') },
      ),
  };
  run.say(`Questions about those days, ${ROUNDS} rounds of ${QUESTIONS}; baseline, one bare “select 1”.`);
  const plans: Plan[] = [];
  for (const [name, ask] of Object.entries(asked)) {
    const took = await inTurn(ROUNDS, {
      hearth: () => medianTime(QUESTIONS, () => db.inWorkspace('T7', ask)),
      bare: () => medianTime(QUESTIONS, () => owner.query('select 1')),
    });
    const ratio = median(took.hearth) / median(took.bare);
    run.say(
      `  ${name}: ${spread(took.hearth, 'ms')}; baseline ${figure(median(took.bare))} ms, ratio ${figure(ratio)}`,
    );
    const [transaction = []] = await recordTransactions(() => db.inWorkspace('T7', ask));
    plans.push(...(await explain(url, transaction)));
  }
  const forget = () => activityRetention.deleteOld(db, new Date('2027-11-12T12:00:00Z'));
  const [batch = []] = await recordTransactions(async () => {
    run.say(`Deleting the oldest two days (${2 * COMMUNITIES * MEMBERS} rows): ${figure(await timeOf(forget))} ms.`);
  });
  plans.push(...(await explain(url, batch)));
  promiseNoScan(run, plans);
}

async function idOf(db: Database): Promise<string> {
  const [member] = await db.inWorkspace('T7', (tx) => membersAmong(tx, CHANNEL, [userOf(0)]));
  return member?.communityId ?? '';
}

/**
 * Creates communities of fifty members, one per workspace. Every member was active on each of the last fifty days, on
 * every other day towards a peer.
 */
async function fill(owner: pg.Client): Promise<void> {
  await fillMembers(owner, COMMUNITIES * MEMBERS, MEMBERS);
  const other = `'U' || (m.n - m.n % ${MEMBERS} + (m.n + ago) % ${MEMBERS})`;
  await owner.query(`
    insert into activity (workspace_id, community_id, user_id, day, kind, with_user, count, last_at, channel_id, ts, threads, marks)
    select workspace_id, community_id, user_id, date '2026-11-23' - ago, case when ago % 2 = 0 then 'post' else 'reply' end,
      case when ago % 2 = 0 then '' else ${other} end, 1, timestamptz '2026-11-23 12:00Z' - ago * interval '1 day',
      'C' || n / ${MEMBERS}, '1.1', array['C' || n / ${MEMBERS} || ':' || ago], array[md5(n || ' ' || ago)]
    from generate_series(${DAYS - 1}, 0, -1) ago, ${NUMBERED_MEMBERS}`);
  await owner.query('vacuum analyze');
}
