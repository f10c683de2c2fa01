import type { Composed, Proposed } from '../../../attention/proactive.js';
import { dayIn, dayInWords } from '../../../core/calendar.js';
import { type Community, communityById, isSilent } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { newcomersSwitch } from '../contracts.js';
import { copy } from '../copy.js';
import * as store from '../store/newcomers.js';
import { hasWritten } from '../store/posts.js';

/** Composes a message for a newcomer who has neither introduced themselves, nor written anything, nor is just looking. */
export async function toSilentNewcomer(
  tx: Tx,
  { id, person, now }: Proposed,
  words: (community: Community) => Promise<Composed>,
): Promise<Composed | undefined> {
  const newcomer = await store.newcomerById(tx, id);
  if (!newcomer || newcomer.userId !== person.userId || newcomer.introducedAt || newcomer.lookingAt) return undefined;
  const community = await reachable(tx, newcomer, person, now);
  return community && !(await hasWritten(tx, newcomer)) ? words(community) : undefined;
}

/**
 * Returns the line about a newcomer who has introduced themselves, written, or left, or is just looking. `isActive`: they
 * have introduced themselves or written. The community is undefined if it is gone.
 */
export async function whatCameOf(
  tx: Tx,
  { id, person }: Proposed,
): Promise<{ line?: Mrkdwn; isActive?: boolean; community?: Community | undefined }> {
  const newcomer = await store.newcomerById(tx, id);
  const community = newcomer && (await communityById(tx, newcomer.communityId));
  if (!community) return {};
  const { name } = community;
  const [member] = await membersOf(tx, community.id, [person.userId]);
  if (!member) return { line: md`${copy.ended.left(name)}` };
  if (newcomer.introducedAt) {
    const day = dayInWords(dayIn(person.zone, newcomer.introducedAt), person.locale);
    return { line: md`${copy.ended.introduced(day)}`, isActive: true };
  }
  if (await hasWritten(tx, newcomer)) return { line: md`${copy.ended.wrote(name)}`, isActive: true };
  return newcomer.lookingAt ? { line: md`${copy.ended.looking(name)}` } : { community };
}

/** Returns the community if newcomers are welcomed there, the person is a member, and it does not rest. */
export async function reachable(
  tx: Tx,
  { communityId }: store.Newcomer,
  person: Person,
  now: Date,
): Promise<Community | undefined> {
  const community = await communityById(tx, communityId);
  const [member] = await membersOf(tx, communityId, [person.userId]);
  const isSwitchedOn = await isOn(tx, communityId, newcomersSwitch);
  return isSwitchedOn && member && community && !isSilent(community, dayIn(person.zone, now)) ? community : undefined;
}
