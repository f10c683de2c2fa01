import type { Away } from '../../../core/away.js';
import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { caseContext } from '../store/case-context.js';
import { forgetSilence, openCaseOf, quietCasesOf } from '../store/rest.js';
import { conclude } from './evaluate.js';

/**
 * Starts counting silence anew once a member changes their days away, which also shows that they are around: days away
 * never count, also not after the member has cleared them.
 */
export async function startAnewAfterAway(tx: Tx, deps: Deps, { userId, days, now }: Away): Promise<void> {
  for (const id of await quietCasesOf(tx, userId)) {
    const it = await caseContext(tx, id, now);
    if (it) await conclude(tx, deps, it, days ? 'away' : 'returned', now);
  }
  await forgetSilence(tx, userId, now);
}

/** Sends a member no nudges for as long as if they had asked to stay, because they are just looking. */
export async function leaveInPeace(
  tx: Tx,
  deps: Deps,
  { communityId, userId, now }: { communityId: string; userId: string; now: Date },
): Promise<void> {
  const id = await openCaseOf(tx, communityId, userId);
  const it = id && (await caseContext(tx, id, now));
  if (it) await conclude(tx, deps, it, 'kept', now);
}
