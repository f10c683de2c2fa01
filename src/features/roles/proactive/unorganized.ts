import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { isAdministrator } from '../../../core/administrators.js';
import { dayIn, onDayInWords } from '../../../core/calendar.js';
import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { namesOf } from '../../../core/people.js';
import { type Holding, holdersOf } from '../../../core/roles.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { channelLink, lines, md } from '../../../slack/blocks/mrkdwn.js';
import { openAppoint, unorganizedKind } from '../contracts.js';
import { copy } from '../copy.js';
import { subjectIn, subjectOf } from '../domain.js';

/**
 * The message to an admin about a community that has lost its last organizer. It names the channel only by a link, which
 * Slack shows as "private channel" to people who aren't in it.
 */
export const unorganized: Proactive<Deps> = {
  ...unorganizedKind,
  compose: async (tx, it) => {
    const community = await withoutOrganizer(tx, it);
    if (!community?.unorganizedSince) return undefined;
    const { id: communityId, channelId, unorganizedSince } = community;
    const { zone, locale } = it.person;
    const day = onDayInWords(dayIn(zone, unorganizedSince), dayIn(zone, it.now), locale);
    return {
      blocks: [section(lines(md`${channelLink(channelId)} ${copy.unorganized}`, md`${copy.unorganizedAsk}`))],
      buttons: [openAppoint.element(copy.roles.organizer.give, { communityId }, 'primary')],
      why: { rule: copy.unorganizedRule, facts: copy.unorganizedFacts(day) },
    };
  },
  ended: async (tx, { id, now }) => {
    const community = await communityById(tx, subjectIn(id).communityId);
    const [organizer] = community ? (await holdersOf(tx, community.id, ['organizer'], now)).reverse() : [];
    if (!community || !organizer) return undefined;
    return md`${await namedBy(tx, organizer)} ${channelLink(community.channelId)}.`;
  },
};

/** Returns the community that the message is about, if it still has no organizer and the person is an admin. */
async function withoutOrganizer(tx: Tx, { id, person }: Proposed): Promise<Community | undefined> {
  const community = await communityById(tx, subjectIn(id).communityId);
  if (!community?.unorganizedSince || id !== subjectOf(community.id, community.unorganizedSince)) return undefined;
  return isAdministrator(person, (await currentWorkspace(tx)).installerId) ? community : undefined;
}

/** Says who named the organizer, but not whom, because the reader may not be in the channel. */
async function namedBy(tx: Tx, { grantedBy }: Holding): Promise<string> {
  const by = grantedBy && (await namesOf(tx, [grantedBy])).get(grantedBy);
  return by ? copy.namedBy(by) : copy.namedBefore;
}
