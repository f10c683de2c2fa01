import { askDue } from '../src/features/checkins/jobs/ask.js';
import { benchDue, isDue } from './due.js';
import { NUMBERED_MEMBERS } from './fill.js';
import type { Run } from './report.js';

/** Past check-ins per member. */
const PAST = 2;

/** Measures the sweep that finds check-ins to ask for. */
export function benchSweep(run: Run): Promise<void> {
  return benchDue(run, { work: askDue, fill });
}

/** Gives each member their past check-ins and the next one, which is due now or tomorrow. */
function fill(members: number): string {
  return `
    insert into checkin_occurrences (workspace_id, programme_id, community_id, user_id, day, opens_at, remind_at, deadline_at, due_at, asked_at)
    select workspace_id, community_id, community_id, user_id, date '2026-11-23' - ago, at, at, at,
      case when ago > 0 then null when ${isDue(members)} then timestamptz '2026-11-23 09:00Z' else timestamptz '2026-11-24 09:00Z' end,
      case when ago > 0 then at end
    from generate_series(${PAST}, 0, -1) ago, ${NUMBERED_MEMBERS}, lateral (select timestamptz '2026-11-23 09:00Z' - ago * interval '1 day' as at) t`;
}
