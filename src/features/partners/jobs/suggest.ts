import { propose } from '../../../attention/proposals.js';
import { dayIn } from '../../../core/calendar.js';
import { communityById, isSilent } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { DAY, MINUTE } from '../../../core/durations.js';
import { isOn, isOnIn } from '../../../core/feature-switches.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../../queue/job.js';
import { partnerKinds, partnersSwitch, suggest } from '../contracts.js';
import { bestPair } from '../domain/matching.js';
import { ASKED_MS } from '../domain/terms.js';
import { searches } from '../schema.js';
import { open } from '../store/partnerships.js';
import { apartIn, postpone, seekersIn } from '../store/searches.js';

export const searchesDue = dueWork('partners.searches', {
  job: suggest,
  table: searches,
  id: searches.communityId,
  dueAt: searches.lookAt,
  where: isOnIn(partnersSwitch, searches),
  everyMs: MINUTE,
});

export function suggestWork(deps: Deps): Work {
  return work(suggest, (it) => deps.db.inWorkspace(it.workspaceId, (tx) => suggestAll(tx, deps, it)));
}

/** Suggests as many pairs as there are among the members of a community who are looking for a partner. */
async function suggestAll(tx: Tx, deps: Deps, { workspaceId, id: communityId }: IdPayload): Promise<void> {
  const now = deps.clock();
  await postpone(tx, communityId, now, new Date(now.getTime() + DAY));
  const community = await communityById(tx, communityId);
  if (!community || isSilent(community, dayIn('UTC', now)) || !(await isOn(tx, communityId, partnersSwitch))) return;
  let left = await seekersIn(tx, communityId, now);
  const isApart = await apartIn(
    tx,
    communityId,
    left.map(({ userId }) => userId),
  );
  for (let pair = bestPair(left, isApart, now); pair; pair = bestPair(left, isApart, now)) {
    const userIds = pair.map(({ userId }) => userId);
    await bringTogether(tx, deps, { workspaceId, communityId }, userIds, now);
    left = left.filter(({ userId }) => !userIds.includes(userId));
  }
}

async function bringTogether(
  tx: Tx,
  { attention, refreshHome }: Deps,
  place: { readonly workspaceId: string; readonly communityId: string },
  userIds: readonly string[],
  now: Date,
): Promise<void> {
  const { workspaceId } = place;
  const question = { askedBy: null, askedAt: now, endsAt: new Date(now.getTime() + ASKED_MS) };
  const asked = userIds.map((userId) => ({ userId, state: 'asked' as const, tells: false }));
  const opened = await open(tx, place, question, asked);
  // Somebody has just asked one of them.
  if ('taken' in opened) return;
  for (const userId of userIds)
    await propose(tx, { workspaceId, userId, kind: partnerKinds.asked, id: opened.id, dueAt: now });
  afterCommit(tx, async () => {
    await attention.flush(workspaceId, userIds);
    await refreshHome(workspaceId, userIds);
  });
}
