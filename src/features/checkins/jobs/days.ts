import type { Tx } from '../../../core/database/database.js';
import { SECOND } from '../../../core/durations.js';
import { existingProgramme } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { editDayPost } from '../contracts.js';
import { dayPostKey } from '../domain/delivery-keys.js';
import { days } from '../schema.js';
import { claimDay, type DayPost, settleDay, tallyOf } from '../store/days.js';
import { dayMessage } from '../views/day.js';
import { againAfterEdit } from './again.js';

/** Finds the posts of days that do not show the current answers. */
export const dayPostsDue = dueWork('checkins.stale-day-posts', {
  job: editDayPost,
  table: days,
  id: days.id,
  dueAt: days.dueAt,
  everyMs: 10 * SECOND,
});

/** Edits the post of a day from the current answers. All answers of ten seconds make one edit. */
export function dayPostWork({ db, clock, deliver }: Deps): Work {
  return work(editDayPost, async ({ workspaceId, id }) => {
    const edit = await db.inWorkspace(workspaceId, async (tx) => {
      const row = await claimDay(tx, id, clock());
      return row && { row, message: await currentMessage(tx, row) };
    });
    if (!edit) return;
    const { programmeId, day } = edit.row;
    const changed = await deliver.update(workspaceId, dayPostKey(programmeId, day), edit.message);
    const againAt = againAfterEdit(changed, clock());
    await db.inWorkspace(workspaceId, (tx) => settleDay(tx, edit.row, clock(), againAt));
  });
}

/** Returns the post of a day as of now. */
export async function currentMessage(tx: Tx, { programmeId, day }: Pick<DayPost, 'programmeId' | 'day'>) {
  const programme = await existingProgramme(tx, programmeId);
  return dayMessage({ programme, day, tally: await tallyOf(tx, programmeId, day) });
}
