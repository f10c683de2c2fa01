import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { dayInWords } from '../../../core/calendar.js';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { WEEK } from '../../../core/durations.js';
import { membersOf } from '../../../core/members.js';
import { may } from '../../../core/permissions.js';
import { standingIn } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { section, sections } from '../../../slack/blocks/blocks.js';
import { channelLink } from '../../../slack/blocks/mrkdwn.js';
import { quoted } from '../../../slack/blocks/typed.js';
import { copyChallenge, decidedKind } from '../contracts.js';
import { copy } from '../copy.js';
import { OPEN } from '../domain/plan.js';
import { type Challenge, challengeById, challengesOf } from '../store/challenges.js';

const words = copy.creating;

/** The message to a member whose challenge was approved or declined. */
export const decided: Proactive<Deps> = {
  ...decidedKind,
  compose: async (tx, it) => {
    const found = await decisionOn(tx, it);
    if (!found) return undefined;
    const { challenge, community, isApproved } = found;
    if (isApproved) {
      const first = dayInWords(challenge.firstDay, it.person.locale);
      const text = words.approvedTo(challenge.name, channelLink(community.channelId), first);
      return { blocks: [section(text)], buttons: [], why: words.why };
    }
    const declined = [words.declinedTo(challenge.name), ...quoted(challenge.cancelWords ?? '')];
    const standing = await standingIn(tx, community.id, it.person, it.now);
    const mayPropose = standing !== undefined && may('challenges.propose', standing);
    const again = copyChallenge.element(words.copyTitle, { challengeId: challenge.id });
    return {
      ...{ blocks: sections(declined), buttons: mayPropose ? [again] : [], why: words.why },
      ...(mayPropose ? {} : { state: 'final' }),
    };
  },
  ended: async (tx, it) => {
    const found = await decisionOn(tx, it);
    if (!found) return undefined;
    const { challenge, isApproved } = found;
    if (isApproved) return challenge.state === 'scheduled' ? undefined : words.approvedOver(challenge.name);
    return (await isPast(tx, it, challenge)) ? words.declinedOver(challenge.name) : undefined;
  },
};

/** Returns true if a declined proposal is past: a week later, or once its author has sent another one or is no member. */
async function isPast(tx: Tx, { person: { userId }, now }: Proposed, { communityId, endedAt }: Challenge) {
  if (!endedAt || now.getTime() - endedAt.getTime() >= WEEK) return true;
  if ((await membersOf(tx, communityId, [userId])).length === 0) return true;
  const later = await challengesOf(tx, communityId, ['proposed', ...OPEN]);
  return later.some(({ createdBy, createdAt }) => createdBy === userId && createdAt >= endedAt);
}

/** Returns the challenge, and whether it was approved; undefined if it wasn't decided on. */
async function decisionOn(tx: Tx, { id }: Proposed) {
  const challenge = await challengeById(tx, id);
  const community = challenge && (await communityById(tx, challenge.communityId));
  if (!challenge || !community) return undefined;
  if (challenge.state === 'draft' || challenge.state === 'proposed') return undefined;
  // One that was never to be posted was declined.
  const isApproved = challenge.postedAt !== null || challenge.postDueAt !== null;
  return { challenge, community, isApproved };
}
