import type pg from 'pg';
import { evaluateDue } from '../src/features/nudges/jobs/jobs.js';
import { spread } from './figures.js';
import { fillMembers, NUMBERED_MEMBERS } from './fill.js';
import type { Defer } from './scope.js';
import { startPostgres } from './setup.js';

const MEMBERS = 1_000_000;
const DUE = 1_000;

/** What it costs to find 1,000 members whose time has come among 1,000,000 who are watched, and how Postgres finds them. */
export async function benchNudges(defer: Defer): Promise<string[]> {
  const { owner, db } = await (await startPostgres(defer, { durable: false })).createDatabase('nudges');
  await fill(owner);
  const now = new Date('2026-11-23T09:00:00Z');
  const took: number[] = [];
  let found = 0;
  for (let i = 0; i < 20; i += 1) {
    const before = performance.now();
    found = (await db.acrossWorkspaces((tx) => evaluateDue.find(tx, now))).length;
    took.push(performance.now() - before);
  }
  const plan = await owner.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers, costs off) select workspace_id, id from (
       select workspace_id, id, row_number() over (partition by workspace_id order by look_at) as place
       from nudge_rounds where look_at <= $1) in_line order by place limit 20000`,
    [now],
  );
  return [
    `${found} due among ${MEMBERS} members: ${spread(took)}`,
    ...plan.rows.map((row) => `  ${row['QUERY PLAN']}`),
  ];
}

/** Members of ten thousand workspaces, each of them watched; the time of the first thousand has come, of the others it comes later. */
async function fill(owner: pg.Client): Promise<void> {
  await fillMembers(owner, MEMBERS, 100);
  await owner.query(`
    insert into nudge_rounds (workspace_id, community_id, user_id, since, look_at)
    select workspace_id, community_id, user_id, now(),
      timestamptz '2026-11-23 09:00Z' + case when n < ${DUE} then interval '0' else (1 + n % 200) * interval '1 hour' end
    from ${NUMBERED_MEMBERS}`);
  await owner.query('analyze');
}
