import type { Proactive, Proposed } from '../../../attention/proactive.js';
import type { Tx } from '../../../core/database/database.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { profileAddress } from '../../../slack/permalink.js';
import { checkinsSince } from '../../checkins/index.js';
import { partnerKinds } from '../contracts.js';
import { copy } from '../copy.js';
import { missedDays } from '../domain/missing.js';
import { isAwayNow } from '../jobs/notice.js';
import { missById } from '../store/misses.js';
import { partnershipById } from '../store/partnerships.js';
import { missedMessage } from '../views/missed.js';
import { reachable } from './asked.js';

/** Tells a partner that another one, who agreed to that, has missed two check-ins. */
export const missed: Proactive<Deps> = {
  ...partnerKinds.missed,
  compose: async (tx, it) => {
    const about = await partnerOf(tx, it);
    if (!about?.isPartner || !about.tells || !about.isMissing || (await isAwayNow(tx, about.userId, it.now)))
      return undefined;
    const community = await reachable(tx, about.communityId, it);
    if (!community) return undefined;
    const profile = profileAddress((await currentWorkspace(tx)).url, about.userId);
    return missedMessage({ name: about.name, community: community.name, profile });
  },
  ended: async (tx, it) => {
    const about = await partnerOf(tx, it);
    if (!about?.isPartner) return about && copy.missed.ended.over(about.name);
    return about.isMissing ? undefined : copy.missed.ended.back(about.name);
  },
};

/** Returns the partner whom a message is about; undefined if they are gone. */
async function partnerOf(tx: Tx, { id, person, now }: Proposed) {
  const miss = await missById(tx, id);
  const found = miss && (await partnershipById(tx, miss.partnershipId));
  const partner = found?.partners.find(({ userId }) => userId === miss?.userId);
  if (!partner || !found?.startedAt) return undefined;
  const { userId, name, tells, communityId } = partner;
  const isIn = (id: string) => found.partners.some((one) => one.userId === id && one.state === 'in');
  const days = missedDays(await checkinsSince(tx, communityId, [userId], found.startedAt), found.startedAt, now);
  return {
    ...{ userId, name, tells, communityId },
    isPartner: isIn(userId) && isIn(person.userId),
    // Another run of them is another message.
    isMissing: days?.[0] === miss?.since,
  };
}
