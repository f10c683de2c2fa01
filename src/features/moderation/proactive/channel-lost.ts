import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { may } from '../../../core/permissions.js';
import { standingIn } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { channelLostKind, openSettings } from '../contracts.js';
import { copy } from '../copy.js';
import { lostIn } from '../domain/lost.js';
import { settingsOf } from '../store/settings.js';

/** Tells an organizer, once, that the moderators' channel can't be used anymore. */
export const channelLost: Proactive<Deps> = {
  ...channelLostKind,
  compose: async (tx, it) => {
    const found = await factsOf(tx, it);
    if (!found?.isLost || !found.organizes) return undefined;
    const { id: communityId, name } = found.community;
    return {
      blocks: [section(copy.lost.told(name))],
      buttons: [openSettings.element(copy.lost.change, { communityId })],
      why: { rule: copy.lost.rule, facts: copy.lost.facts },
    };
  },
  ended: async (tx, it) => {
    const found = await factsOf(tx, it);
    if (!found) return undefined;
    if (!found.isLost) return copy.lost.chosen(found.community.name);
    return found.organizes ? undefined : copy.lost.over(found.community.name);
  },
};

async function factsOf(tx: Tx, { id, person, now }: Proposed) {
  const { communityId, at } = lostIn(id);
  const community = await communityById(tx, communityId);
  const standing = community && (await standingIn(tx, communityId, person, now));
  if (!community || !standing) return undefined;
  const lostAt = (await settingsOf(tx, communityId))?.lostAt;
  return { community, isLost: lostAt?.getTime() === at.getTime(), organizes: may('moderation.set-up', standing) };
}
