import { addDays, dayIn } from '../../core/calendar.js';
import { DAY } from '../../core/durations.js';
import type { Deps } from '../../feature.js';
import { type Sweep, sweep } from '../../queue/job.js';
import { dropBefore } from './store/counting.js';

/** More than a year, so that a season can be compared with the one before. */
const RETENTION_DAYS = 400;

/** As many rows as one statement drops. */
const DELETE_BATCH = 5_000;

export function activitySweeps({ db, clock }: Deps): Sweep[] {
  return [
    sweep('activity.clear', DAY, async () => {
      const before = addDays(dayIn('UTC', clock()), -RETENTION_DAYS);
      while ((await db.acrossWorkspaces((tx) => dropBefore(tx, before, DELETE_BATCH))) === DELETE_BATCH);
    }),
  ];
}
