import { evaluateDue } from '../src/features/nudges/jobs/jobs.js';
import { benchDue, isDue } from './due.js';
import { NUMBERED_MEMBERS } from './fill.js';
import type { Run } from './report.js';

/** Measures the sweep that finds members to check for silence. */
export function benchNudges(run: Run): Promise<void> {
  return benchDue(run, { work: evaluateDue, fill });
}

/** Gives each member a nudge round, with its next check now or within the next 200 hours. */
function fill(members: number): string {
  return `
    insert into nudge_rounds (workspace_id, community_id, user_id, since, look_at)
    select workspace_id, community_id, user_id, now(),
      timestamptz '2026-11-23 09:00Z' + case when ${isDue(members)} then interval '0' else (1 + n % 200) * interval '1 hour' end
    from ${NUMBERED_MEMBERS}`;
}
