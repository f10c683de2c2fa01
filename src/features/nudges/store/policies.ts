import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { memberCount } from '../../../core/members.js';
import { defaultPolicy, type Policy } from '../domain/ladder.js';
import { policies } from '../schema.js';

export async function policyOf(tx: Tx, communityId: string): Promise<Policy> {
  const [saved] = await tx.select().from(policies).where(eq(policies.communityId, communityId));
  return saved ?? defaultPolicy(await memberCount(tx, communityId));
}

/** Saves the policy of a community and increments its version. */
export async function savePolicy(
  tx: Tx,
  whose: { workspaceId: string; communityId: string },
  { stages, ...rest }: Omit<Policy, 'version'>,
): Promise<void> {
  const wanted = { ...rest, stages: [...stages] };
  await tx
    .insert(policies)
    .values({ ...whose, ...wanted, version: 1 })
    .onConflictDoUpdate({
      target: [policies.workspaceId, policies.communityId],
      set: { ...wanted, version: sql`${policies.version} + 1` },
    });
}
