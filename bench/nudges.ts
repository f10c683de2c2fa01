import { rm } from 'node:fs/promises';
import pg from 'pg';
import { openDatabase } from '../src/core/database/database.js';
import { startEmbeddedPostgres } from '../src/core/database/embedded-postgres.js';
import { migrateDatabase } from '../src/core/database/migrate.js';
import { createLog } from '../src/core/log.js';
import { evaluateDue } from '../src/features/nudges/jobs/jobs.js';
import { temporaryFolder } from '../test/support/temporary.js';
import { spread } from './figures.js';

const MEMBERS = 1_000_000;
const DUE = 1_000;

/** What it costs to find 1,000 members whose time has come among 1,000,000 who are watched, and how Postgres finds them. */
export async function benchNudges(): Promise<string[]> {
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
    found = (await db.acrossWorkspaces((tx) => evaluateDue.find(tx, now))).length;
    took.push(performance.now() - before);
  }
  const plan = await client.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers, costs off) select workspace_id, id from (
       select workspace_id, id, row_number() over (partition by workspace_id order by look_at) as place
       from nudge_rounds where look_at <= $1) in_line order by place limit 20000`,
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

/** Members of ten thousand workspaces, each of them watched; the time of the first thousand has come, of the others it comes later. */
async function fill(client: pg.Client): Promise<void> {
  const of = `'T' || (n % 10000) as workspace_id, md5('community' || (n % 10000))::uuid as community_id, 'U' || n as user_id`;
  const all = `generate_series(0, ${MEMBERS - 1}) n`;
  await client.query(
    `insert into people (workspace_id, user_id, name, zone, locale, standing)
     select 'T' || (n % 10000), 'U' || n, 'Member', 'UTC', 'en-GB', 'full' from ${all}`,
  );
  await client.query(`
    insert into communities (workspace_id, id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at)
    select 'T' || n, md5('community' || n)::uuid, 'C1', 'Bench', '', '', '', '{1}', '09:00', '18:00', now(), 'U', now() from generate_series(0, 9999) n`);
  await client.query(
    `insert into members (workspace_id, community_id, user_id, joined_at)
     select workspace_id, community_id, user_id, now() from (select ${of} from ${all}) m`,
  );
  await client.query(`
    insert into nudge_rounds (workspace_id, community_id, user_id, since, look_at)
    select workspace_id, community_id, user_id, now(),
      timestamptz '2026-11-23 09:00Z' + case when n < ${DUE} then interval '0' else (1 + n % 200) * interval '1 hour' end
    from (select n, ${of} from ${all}) m`);
  await client.query('analyze');
}
