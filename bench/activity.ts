import { rm } from 'node:fs/promises';
import pg from 'pg';
import { type Database, openDatabase, type Tx } from '../src/core/database/database.js';
import { startEmbeddedPostgres } from '../src/core/database/embedded-postgres.js';
import { migrateDatabase } from '../src/core/database/migrate.js';
import { createLog } from '../src/core/log.js';
import { kinds } from '../src/features/activity/domain.js';
import { activeDays, closestPeer, lastActiveDay, medianGap, wordsAwaiting } from '../src/features/activity/index.js';
import { activityRetention } from '../src/features/activity/jobs.js';
import { count, membersAmong } from '../src/features/activity/store/counting.js';
import { hasAnswer } from '../src/features/newcomers/store/posts.js';
import { temporaryFolder } from '../test/support/temporary.js';
import { spread } from './figures.js';

const COMMUNITIES = 400;
const MEMBERS = 50;
const DAYS = 50;
const MESSAGES = 1_000;

const NOW = new Date('2026-11-23T12:00:00Z');
const SINCE = '2026-08-25';

/** What a message costs that counts, beside one in a channel that counts for nobody; and what is asked of a million rows. */
export async function benchActivity(): Promise<string[]> {
  const folder = await temporaryFolder('bench');
  const postgres = await startEmbeddedPostgres(folder);
  await migrateDatabase(postgres);
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  await fill(client);
  const rows = await client.query<{ n: string }>('select count(*) as n from activity');
  const db = openDatabase(postgres.url, 4, createLog('silent'));
  const lines = [
    `a message elsewhere:   ${spread(await messages(db, 'C-elsewhere'))}`,
    `a message that counts: ${spread(await messages(db, 'C7'))}`,
    `of ${rows.rows[0]?.n} rows:`,
    ...(await questions(db)),
  ];
  await db.close();
  await client.end();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
  return lines;
}

/** As the handler does it: who is that here, then one row; as many as members of one community write in a row. */
async function messages(db: Database, channelId: string): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < MESSAGES; n += 1) {
    const userId = `U${7 + COMMUNITIES * (n % MEMBERS)}`;
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
  const [communityId, userId] = [await idOf(db), 'U7'];
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
  const [member] = await db.inWorkspace('T7', (tx) => membersAmong(tx, 'C7', ['U7']));
  return member?.communityId ?? '';
}

/** Communities of fifty, one a workspace, whose members each did something on each of the last fifty days, every other towards somebody. */
async function fill(client: pg.Client): Promise<void> {
  const all = `generate_series(0, ${COMMUNITIES * MEMBERS - 1}) n`;
  const of = `'T' || (n % ${COMMUNITIES}) as workspace_id, md5('community' || (n % ${COMMUNITIES}))::uuid as community_id, 'U' || n as user_id`;
  await client.query(`
    insert into people (workspace_id, user_id, name, zone, locale, standing)
    select 'T' || (n % ${COMMUNITIES}), 'U' || n, 'Member', 'UTC', 'en-GB', 'full' from ${all}`);
  await client.query(`
    insert into communities (workspace_id, id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at)
    select 'T' || n, md5('community' || n)::uuid, 'C' || n, 'Bench', '', '', '', '{1}', '09:00', '18:00', now(), 'U', now() from generate_series(0, ${COMMUNITIES - 1}) n`);
  await client.query(
    `insert into members (workspace_id, community_id, user_id, joined_at) select workspace_id, community_id, user_id, now() from (select ${of} from ${all}) m`,
  );
  await client.query(`
    insert into activity (workspace_id, community_id, user_id, day, kind, with_user, count, last_at, channel_id, ts, threads, marks)
    select workspace_id, community_id, user_id, date '2026-11-23' - ago, case when ago % 2 = 0 then 'post' else 'reply' end,
      case when ago % 2 = 0 then '' else 'U' || ((n + ${COMMUNITIES} * ago) % ${COMMUNITIES * MEMBERS}) end, 1,
      timestamptz '2026-11-23 12:00Z' - ago * interval '1 day', 'C' || (n % ${COMMUNITIES}), '1.1', array['C' || n || ':' || ago], array[md5(n || ' ' || ago)]
    from generate_series(${DAYS - 1}, 0, -1) ago, (select n, ${of} from ${all}) m`);
  await client.query('vacuum analyze');
}
