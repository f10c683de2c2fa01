import { rm } from 'node:fs/promises';
import pg from 'pg';
import { openDatabase } from '../src/core/database/database.js';
import { startEmbeddedPostgres } from '../src/core/database/embedded-postgres.js';
import { migrateDatabase } from '../src/core/database/migrate.js';
import { createLog } from '../src/core/log.js';
import { askDue } from '../src/features/checkins/jobs/ask.js';
import { temporaryFolder } from '../test/support/temporary.js';
import { spread } from './figures.js';

const MEMBERS = 100_000;
const DUE = 1_000;

/** What the check-in sweep costs with 1,000 due among 100,000 members, and how Postgres finds them. */
export async function benchSweep(): Promise<string[]> {
  const folder = await temporaryFolder('bench');
  const postgres = await startEmbeddedPostgres(folder);
  await migrateDatabase(postgres);
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  await fill(client);
  const now = new Date('2026-11-23T09:00:00Z');
  const db = openDatabase(postgres.url, 4, createLog('silent'));
  const took: number[] = [];
  let found = 0;
  for (let i = 0; i < 20; i += 1) {
    const before = performance.now();
    found = (await db.acrossWorkspaces((tx) => askDue.find(tx, now))).length;
    took.push(performance.now() - before);
  }
  const plan = await client.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers, costs off) select workspace_id, id from checkin_occurrences where due_at <= $1 order by due_at limit 2000`,
    [now],
  );
  await db.close();
  await client.end();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
  return [
    `${found} due among ${MEMBERS} members: ${spread(took)}`,
    ...plan.rows.map((row) => `  ${row['QUERY PLAN']}`),
  ];
}

/** Members of a thousand workspaces, each with ten past occurrences and one to come; the first thousand members' is due. */
async function fill(client: pg.Client): Promise<void> {
  const of = `'T' || (n % 1000) as workspace_id, md5('community' || (n % 1000))::uuid as community_id, 'U' || n as user_id`;
  const all = `generate_series(0, ${MEMBERS - 1}) n`;
  await client.query(
    `insert into people select 'T' || (n % 1000), 'U' || n, 'Member', 'UTC', 'en-GB', 'full' from ${all}`,
  );
  await client.query(`
    insert into communities (workspace_id, id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at)
    select 'T' || n, md5('community' || n)::uuid, 'C1', 'Bench', '', '', '', '{1}', '09:00', '18:00', now(), 'U', now() from generate_series(0, 999) n`);
  await client.query(
    `insert into members select workspace_id, community_id, user_id, now(), null from (select ${of} from ${all}) m`,
  );
  await client.query(`
    insert into checkin_occurrences (workspace_id, community_id, user_id, day, opens_at, remind_at, deadline_at, due_at, asked_at)
    select m.workspace_id, m.community_id, m.user_id, date '2026-11-23' - ago, at, at, at,
      case when ago > 0 then null when m.n < ${DUE} then timestamptz '2026-11-23 09:00Z' else timestamptz '2026-11-24 09:00Z' end,
      case when ago > 0 then at end
    from (select n, ${of} from ${all}) m, generate_series(0, 10) ago, lateral (select timestamptz '2026-11-23 09:00Z' - ago * interval '1 day' as at) t`);
  await client.query('analyze');
}
