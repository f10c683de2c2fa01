import type pg from 'pg';
import { askDue } from '../src/features/checkins/jobs/ask.js';
import { spread } from './figures.js';
import { fillMembers, NUMBERED_MEMBERS } from './fill.js';
import type { Defer } from './scope.js';
import { startPostgres } from './setup.js';

const MEMBERS = 100_000;
const DUE = 1_000;

/** What the check-in sweep costs with 1,000 due among 100,000 members, and how Postgres finds them. */
export async function benchSweep(defer: Defer): Promise<string[]> {
  const { owner, db } = await (await startPostgres(defer, { durable: false })).createDatabase('sweep');
  await fill(owner);
  const now = new Date('2026-11-23T09:00:00Z');
  const took: number[] = [];
  let found = 0;
  for (let i = 0; i < 20; i += 1) {
    const before = performance.now();
    found = (await db.acrossWorkspaces((tx) => askDue.find(tx, now))).length;
    took.push(performance.now() - before);
  }
  const plan = await owner.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers, costs off) select workspace_id, id from checkin_occurrences where due_at <= $1 order by due_at limit 2000`,
    [now],
  );
  return [
    `${found} due among ${MEMBERS} members: ${spread(took)}`,
    ...plan.rows.map((row) => `  ${row['QUERY PLAN']}`),
  ];
}

/** Members of a thousand workspaces, each with ten past occurrences and one to come; the first thousand members' is due. */
async function fill(owner: pg.Client): Promise<void> {
  await fillMembers(owner, MEMBERS, 100);
  await owner.query(`
    insert into checkin_occurrences (workspace_id, community_id, user_id, day, opens_at, remind_at, deadline_at, due_at, asked_at)
    select workspace_id, community_id, user_id, date '2026-11-23' - ago, at, at, at,
      case when ago > 0 then null when n < ${DUE} then timestamptz '2026-11-23 09:00Z' else timestamptz '2026-11-24 09:00Z' end,
      case when ago > 0 then at end
    from ${NUMBERED_MEMBERS}, generate_series(0, 10) ago, lateral (select timestamptz '2026-11-23 09:00Z' - ago * interval '1 day' as at) t`);
  await owner.query('analyze');
}
