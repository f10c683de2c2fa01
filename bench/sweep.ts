import { askDue } from '../src/features/checkins/jobs/ask.js';
import { benchDue, isDue } from './due.js';
import { NUMBERED_MEMBERS } from './fill.js';
import type { Run } from './report.js';

/** Check-ins that a community has, each with its own rhythm. */
const PROGRAMMES = 10;

/** Measures the sweep that finds check-ins to ask for. */
export function benchSweep(run: Run): Promise<void> {
  return benchDue(run, { work: askDue, fill });
}

/** Gives each member the next check-in of each programme: that of the first is due now or tomorrow, the others tomorrow. */
function fill(members: number): string {
  return `
    insert into checkin_occurrences (workspace_id, programme_id, community_id, user_id, day, opens_at, remind_at, deadline_at, due_at)
    select workspace_id, programme_id, community_id, user_id, date '2026-11-23', at, at, at,
      case when number = 1 and ${isDue(members)} then at else at + interval '1 day' end
    from generate_series(1, ${PROGRAMMES}) number, ${NUMBERED_MEMBERS},
      lateral (select case when number = 1 then community_id else md5(community_id::text || number)::uuid end as programme_id,
        timestamptz '2026-11-23 09:00Z' as at) t`;
}
