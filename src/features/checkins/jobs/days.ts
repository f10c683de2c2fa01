import { type Tx, together } from '../../../core/database/database.js';
import { SECOND } from '../../../core/durations.js';
import { existingProgramme } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { editCirclePost, editDayPost } from '../contracts.js';
import { circleDays } from '../schema/circles.js';
import { days } from '../schema.js';
import { type CircleDay, claimCircleDay, namesIfNew, settleCircleDay } from '../store/circle-days.js';
import { circleById } from '../store/circles.js';
import { claimDay, type DayPost, settleDay, tallyOf } from '../store/days.js';
import { dayMessage } from '../views/day.js';
import { againAfterEdit } from './again.js';
import { type DayPlace, postKeyOf } from './day-place.js';

/** Finds the posts of days that do not show the current answers. */
export const dayPostsDue = dueWork('checkins.stale-day-posts', {
  job: editDayPost,
  table: days,
  id: days.id,
  dueAt: days.dueAt,
  everyMs: 10 * SECOND,
});

/** Finds the posts of circles that do not show the current answers. */
export const circlePostsDue = dueWork('checkins.stale-circle-posts', {
  job: editCirclePost,
  table: circleDays,
  id: circleDays.id,
  dueAt: circleDays.dueAt,
  everyMs: 10 * SECOND,
});

/** Edits the posts of days from the current answers. All answers of ten seconds make one edit. */
export function dayPostWork(deps: Deps): Work[] {
  const { db, clock } = deps;
  return [
    work(editDayPost, async ({ workspaceId, id }) => {
      const row = await db.inWorkspace(workspaceId, (tx) => claimDay(tx, id, clock()));
      if (row) await edit(deps, row, (tx, againAt) => settleDay(tx, row, clock(), againAt));
    }),
    work(editCirclePost, async ({ workspaceId, id }) => {
      const row = await db.inWorkspace(workspaceId, (tx) => claimCircleDay(tx, id, clock()));
      if (row) await edit(deps, row, (tx, againAt) => settleCircleDay(tx, row, clock(), againAt));
    }),
  ];
}

async function edit(
  { db, deliver, clock }: Deps,
  row: DayPost | CircleDay,
  settle: (tx: Tx, againAt: Date | null) => Promise<void>,
): Promise<void> {
  const { workspaceId } = row;
  const { place, message } = await db.inWorkspace(workspaceId, async (tx) => {
    const place = { ...row, circle: 'circleId' in row ? await circleById(tx, row.circleId) : undefined };
    return { place, message: await currentMessage(tx, place) };
  });
  const changed = await deliver.update(workspaceId, postKeyOf(place), message);
  const againAt = againAfterEdit(changed, clock());
  await db.inWorkspace(workspaceId, (tx) => settle(tx, againAt));
}

/** Returns the post of a day as of now. */
export async function currentMessage(tx: Tx, { programmeId, day, circle }: DayPlace) {
  const [programme, tally] = await together(existingProgramme(tx, programmeId), tallyOf(tx, programmeId, day, circle));
  return dayMessage({ programme, day, tally, circle, formed: circle ? await namesIfNew(tx, circle.id, day) : [] });
}
