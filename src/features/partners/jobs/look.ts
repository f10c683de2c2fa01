import type { Tx } from '../../../core/database/database.js';
import { MINUTE } from '../../../core/durations.js';
import { isOnIn } from '../../../core/feature-switches.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { lookAgain, partnersSwitch } from '../contracts.js';
import { ASKED_MS, changeAfter } from '../domain/terms.js';
import { partnerships } from '../schema.js';
import * as store from '../store/partnerships.js';
import { stopSearches } from '../store/searches.js';
import { noticeMisses } from './notice.js';
import { end, settle } from './settle.js';

export const looksDue = dueWork('partners.due', {
  job: lookAgain,
  table: partnerships,
  id: partnerships.id,
  dueAt: partnerships.lookAt,
  where: isOnIn(partnersSwitch, partnerships),
  everyMs: MINUTE,
});

export function lookWork(deps: Deps): Work {
  return work(lookAgain, async ({ workspaceId, id }) => {
    await deps.db.inWorkspace(workspaceId, (tx) => look(tx, deps, id));
    await deps.attention.flushAfter(looksDue, workspaceId);
  });
}

/**
 * Ends what is over: a question that was not answered in time, or a partnership after its four weeks. Finds out who has
 * missed check-ins.
 */
async function look(tx: Tx, deps: Deps, id: string): Promise<void> {
  const now = deps.clock();
  const it = await store.lockPartnership(tx, id);
  if (!it?.lookAt || it.lookAt > now) return;
  const { endsAt, startedAt } = it;
  // Somebody may be gone with everything that Hearth knew about them.
  if (changeAfter(it.partners, startedAt !== null)?.kind === 'end') return settle(tx, deps, id, now);
  if (startedAt && endsAt <= now) return end(tx, deps, it, 'over', now);
  const answersUntil = new Date(it.askedAt.getTime() + ASKED_MS);
  const late = it.partners.filter(({ state }) => state === 'asked').map(({ userId }) => userId);
  if (late.length > 0 && answersUntil <= now) {
    await store.changePartners(tx, id, { state: 'expired', changedAt: now }, late);
    // Members who did not answer a suggestion are not looking any more.
    if (!it.askedBy) await stopSearches(tx, it.communityId, late);
    return settle(tx, deps, id, now);
  }
  const missesAt = startedAt ? await noticeMisses(tx, it, startedAt, now) : undefined;
  const times = [
    ...(startedAt ? [endsAt] : []),
    ...(late.length > 0 ? [answersUntil] : []),
    ...(missesAt ? [missesAt] : []),
  ];
  await store.change(tx, id, { lookAt: new Date(Math.min(...times.map((at) => at.getTime()))) });
}
