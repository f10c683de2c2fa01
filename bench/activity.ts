import type pg from 'pg';
import type { Database, Tx } from '../src/core/database/database.js';
import { kinds } from '../src/features/activity/domain.js';
import { activeDays, closestPeer, lastActiveDay, medianGap, wordsAwaiting } from '../src/features/activity/index.js';
import { activityRetention } from '../src/features/activity/jobs.js';
import { count, membersAmong } from '../src/features/activity/store/counting.js';
import { hasAnswer } from '../src/features/newcomers/store/posts.js';
import { spread } from './figures.js';
import { fillMembers, NUMBERED_MEMBERS } from './fill.js';
import type { Defer } from './scope.js';
import { startPostgres } from './setup.js';

const COMMUNITIES = 400;
const MEMBERS = 50;
const DAYS = 50;
const MESSAGES = 1_000;

const NOW = new Date('2026-11-23T12:00:00Z');
const SINCE = '2026-08-25';

/** What a message costs that counts, beside one in a channel that counts for nobody; and what is asked of a million rows. */
export async function benchActivity(defer: Defer): Promise<string[]> {
  const { owner, db } = await (await startPostgres(defer)).createDatabase('activity');
  await fill(owner);
  const rows = await owner.query<{ n: string }>('select count(*) as n from activity');
  return [
    `a message elsewhere:   ${spread(await messages(db, 'C-elsewhere'))}`,
    `a message that counts: ${spread(await messages(db, 'C7'))}`,
    `of ${rows.rows[0]?.n} rows:`,
    ...(await questions(db)),
  ];
}

/** As the handler does it: who is that here, then one row; as many as members of one community write in a row. */
async function messages(db: Database, channelId: string): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < MESSAGES; n += 1) {
    const userId = `U${7 * MEMBERS + (n % MEMBERS)}`;
    const before = performance.now();
    await db.inWorkspace('T7', async (tx) => {
      const [member] = await membersAmong(tx, channelId, [userId]);
      if (!member) return;
      const { workspaceId, communityId } = member;
      const act = { workspaceId, communityId, userId, day: '2026-11-23', kind: kinds.post, withUser: '' };
      const place = { channelId, ts: `1.${n}`, threadTs: null };
      await count(tx, { ...act, at: NOW, place, thread: `${channelId}:1.${n}`, mark: `${n}` });
    });
    took.push(performance.now() - before);
  }
  return took;
}

async function questions(db: Database): Promise<string[]> {
  const [communityId, userId] = [await idOf(db), `U${7 * MEMBERS}`];
  const asked: Record<string, (tx: Tx) => Promise<unknown>> = {
    'the last active day of a member': (tx) => lastActiveDay(tx, communityId, userId),
    'the active days of a member': (tx) => activeDays(tx, communityId, userId, SINCE),
    'the usual gap of a community': (tx) => medianGap(tx, communityId, SINCE),
    'the closest peer of a member': (tx) => closestPeer(tx, { communityId, userId, since: SINCE, now: NOW }),
    'what awaits a member': (tx) => wordsAwaiting(tx, communityId, userId, '2026-10-24'),
    'whether a post was answered': (tx) =>
      hasAnswer(tx, { communityId, userId }, { channelId: 'C7', ts: '1.1', wroteAt: new Date('2026-11-21T12:00:00Z') }),
  };
  const lines: string[] = [];
  for (const [name, ask] of Object.entries(asked)) {
    const took: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      const before = performance.now();
      await db.inWorkspace('T7', ask);
      took.push(performance.now() - before);
    }
    lines.push(`  ${name.padEnd(32)} ${spread(took)}`);
  }
  const before = performance.now();
  await activityRetention.deleteOld(db, new Date('2027-11-12T12:00:00Z'));
  return [...lines, `  deleting the oldest two days: ${Math.round(performance.now() - before)} ms`];
}

async function idOf(db: Database): Promise<string> {
  const [member] = await db.inWorkspace('T7', (tx) => membersAmong(tx, 'C7', [`U${7 * MEMBERS}`]));
  return member?.communityId ?? '';
}

/** Communities of fifty, one a workspace, whose members each did something on each of the last fifty days, every other towards somebody. */
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
