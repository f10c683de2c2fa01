import { preferencesOf } from '../../../attention/preferences.js';
import { propose } from '../../../attention/proposals.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE } from '../../../core/durations.js';
import { personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { proposeRecap } from '../contracts.js';
import { dueOfRecap, nextRecap, weekOfRecap } from '../domain/recap.js';
import { recapKind } from '../proactive/recap-kind.js';
import { recaps } from '../schema/recap.js';
import { deleteRecap, lockRecap, saveRecap } from '../store/recap.js';

/** Finds people whose recap is due. */
export const recapsDue = dueWork('checkins.recaps', {
  job: proposeRecap,
  table: recaps,
  id: recaps.userId,
  dueAt: recaps.dueAt,
  everyMs: MINUTE,
});

/** Proposes a person's recap to the gate, and plans the next one. */
export function recapWork({ db, clock, attention }: Deps): Work {
  return work(proposeRecap, async ({ workspaceId, id }) => {
    await db.inWorkspace(workspaceId, (tx) => settle(tx, id, clock()));
    await attention.flushAfter(recapsDue, workspaceId);
  });
}

/** The gate has at most one recap of a person for each week, which a move to another zone may make due twice. */
async function settle(tx: Tx, userId: string, now: Date): Promise<void> {
  const row = await lockRecap(tx, userId);
  const person = row && row.dueAt <= now ? await personById(tx, userId) : undefined;
  if (!row || !person) return;
  const { workspaceId } = row;
  // “Stop these” below a recap turns it off.
  if ((await preferencesOf(tx, userId))?.stopped.includes(recapKind.topic)) return deleteRecap(tx, userId);
  const week = weekOfRecap(person.zone, now);
  await propose(tx, { workspaceId, userId, kind: recapKind, id: week, dueAt: dueOfRecap(week, person.zone) });
  await saveRecap(tx, { workspaceId, userId, dueAt: nextRecap(person.zone, now) });
}
