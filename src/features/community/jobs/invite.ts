import { propose } from '../../../attention/proposals.js';
import { type Community, communityById } from '../../../core/communities.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { invitationKind } from '../contracts.js';
import { invitedTo } from '../store/invitations.js';

/** Proposes a message to each invited member, once, while the community is open and not announced. */
export async function inviteInvited(
  { db, clock, attention }: Deps,
  { workspaceId, id }: Pick<Community, 'workspaceId' | 'id'>,
): Promise<void> {
  const userIds = await db.inWorkspace(workspaceId, async (tx) => {
    const community = await communityById(tx, id);
    if (!community?.openedAt || community.announceAt) return [];
    const present = await membersOf(tx, id, await invitedTo(tx, id));
    for (const { userId } of present)
      await propose(tx, { workspaceId, userId, kind: invitationKind, id, dueAt: clock() });
    return present.map((it) => it.userId);
  });
  if (userIds.length > 0) await attention.flush(workspaceId, userIds);
}
