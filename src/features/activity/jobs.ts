import { addDays, dayIn } from '../../core/calendar.js';
import type { Deps } from '../../feature.js';
import { type Sweep, sweep } from '../../queue/job.js';
import { dropBefore } from './store/counting.js';

const A_DAY_MS = 24 * 3_600_000;

/** More than a year, so that a season can be compared with the one before. */
const KEPT_DAYS = 400;

/** As many rows as one statement drops. */
const A_PART = 5_000;

export function activitySweeps({ db, clock }: Deps): Sweep[] {
  return [
    sweep('activity.clear', A_DAY_MS, async () => {
      const before = addDays(dayIn('UTC', clock()), -KEPT_DAYS);
      while ((await db.acrossWorkspaces((tx) => dropBefore(tx, before, A_PART))) === A_PART);
    }),
  ];
}
