import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { communityRoles, members } from '../../../core/schema.js';

/** When a member became an organizer, and by whom. */
export interface Naming {
  readonly grantedAt: Date;
  /** Null if Hearth made them one. */
  readonly grantedBy: string | null;
}

/** Returns when this person became an organizer of that community, and by whom; undefined if they are none now. */
export async function namingOf(tx: Tx, communityId: string, userId: string): Promise<Naming | undefined> {
  const { grantedAt, grantedBy, role, endedAt } = communityRoles;
  const [row] = await tx
    .select({ grantedAt, grantedBy })
    .from(communityRoles)
    .innerJoin(
      members,
      and(eq(members.communityId, communityRoles.communityId), eq(members.userId, communityRoles.userId)),
    )
    .where(
      and(
        eq(communityRoles.communityId, communityId),
        eq(communityRoles.userId, userId),
        eq(role, 'organizer'),
        isNull(endedAt),
        isNull(members.leftAt),
      ),
    );
  return row;
}
