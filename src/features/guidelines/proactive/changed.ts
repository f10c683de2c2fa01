import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { dayIn } from '../../../core/calendar.js';
import { type Community, communityById, isSilent } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { changedKind } from '../contracts.js';
import { copy } from '../copy.js';
import { hasRead } from '../domain/versions.js';
import { askedVersion, stateFor, type VersionRow, versionById } from '../store/versions.js';
import { changedPart } from '../views/posts.js';

/** The message about a version, which an organizer wanted all members to get who have not read it. */
export const changed: Proactive<Deps> = {
  ...changedKind,
  compose: async (tx, it) => {
    const found = await factsOf(tx, it);
    if (!found?.isMember || found.isRead || found.isReplaced) return undefined;
    const { community, version } = found;
    if (isSilent(community, dayIn(it.person.zone, it.now))) return undefined;
    const before = (await askedVersion(tx, community.id, version.number))?.sections;
    return changedPart({ community, version, before });
  },
  ended: async (tx, it) => {
    const found = await factsOf(tx, it);
    if (!found) return undefined;
    const { name } = found.community;
    if (!found.isMember) return md`${copy.ended.left(name)}`;
    if (found.isRead) return md`${copy.ended.read(name)}`;
    return found.isReplaced ? md`${copy.ended.replaced(name)}` : undefined;
  },
};

interface Facts {
  readonly community: Community;
  readonly version: VersionRow;
  readonly isMember: boolean;
  readonly isRead: boolean;
  readonly isReplaced: boolean;
}

async function factsOf(tx: Tx, { id, person: { userId } }: Proposed): Promise<Facts | undefined> {
  const version = await versionById(tx, id);
  const community = version && (await communityById(tx, version.communityId));
  const state = community && (await stateFor(tx, community.id, userId));
  if (!state) return undefined;
  const isMember = (await membersOf(tx, community.id, [userId])).length > 0;
  const isRead = hasRead(state.acknowledged, version.number);
  return { community, version, isMember, isRead, isReplaced: state.asked > version.number };
}
