import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { type Milestone, toCelebrate } from '../domain/milestones.js';
import { milestones } from '../schema/challenges.js';
import type { Challenge } from './challenges.js';

/** Records which milestones a challenge has reached. Returns true if some are new and to be celebrated. */
export async function reach(
  tx: Tx,
  { workspaceId, id: challengeId }: Challenge,
  reached: readonly Milestone[],
  now: Date,
): Promise<boolean> {
  if (reached.length === 0) return false;
  const known = await tx
    .select({ kind: milestones.kind })
    .from(milestones)
    .where(eq(milestones.challengeId, challengeId));
  const fresh = reached.filter((kind) => !known.some((it) => it.kind === kind));
  if (fresh.length === 0) return false;
  const celebrated = toCelebrate(fresh);
  const rows = fresh.map((kind) => {
    const postDueAt = celebrated.includes(kind) ? now : null;
    return { workspaceId, challengeId, kind, at: now, postDueAt };
  });
  await tx.insert(milestones).values(rows).onConflictDoNothing();
  return true;
}

/** Returns the milestones of a challenge that are to be posted, in their order. */
export async function unposted(tx: Tx, challengeId: string): Promise<{ kind: Milestone; at: Date }[]> {
  return tx
    .select({ kind: milestones.kind, at: milestones.at })
    .from(milestones)
    .where(and(eq(milestones.challengeId, challengeId), isNotNull(milestones.postDueAt)))
    .orderBy(asc(milestones.at), asc(milestones.kind));
}

/** Records that a milestone was posted, or has to wait until `againAt`. */
export async function settleMilestone(
  tx: Tx,
  challengeId: string,
  kind: Milestone,
  againAt: Date | null = null,
): Promise<void> {
  await tx
    .update(milestones)
    .set({ postDueAt: againAt })
    .where(and(eq(milestones.challengeId, challengeId), eq(milestones.kind, kind)));
}
