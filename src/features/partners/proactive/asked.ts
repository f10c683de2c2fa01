import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { dayIn } from '../../../core/calendar.js';
import { type Community, communityById, isSilent } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { topicsOfMembers } from '../../topics/index.js';
import { partnerKinds, partnersSwitch } from '../contracts.js';
import { copy } from '../copy.js';
import { sharedTopics } from '../domain/matching.js';
import * as store from '../store/partnerships.js';
import { type Question, questionMessage } from '../views/asked.js';

/** The question to a member whether they want to be partners. */
export const asked: Proactive<Deps> = {
  ...partnerKinds.asked,
  compose: async (tx, it) => {
    const found = await store.partnershipById(tx, it.id);
    const community = found && (await reachable(tx, found.communityId, it));
    const isOpen = found?.partners.some(({ userId, state }) => userId === it.person.userId && state === 'asked');
    if (!community || !isOpen) return undefined;
    const { userId } = it.person;
    return questionMessage(questionTo(found, userId, community, await topicsIfSuggested(tx, found, userId)));
  },
  ended: async (tx, { id, person: { userId } }) => {
    const found = await store.partnershipById(tx, id);
    const mine = found?.partners.find((one) => one.userId === userId);
    if (!found || !mine || mine.state === 'asked') return undefined;
    const { asker, others } = questionTo(found, userId, { name: '' });
    const { ended } = copy.asked;
    // Those who agreed see the rest on Home.
    if (mine.state === 'in' || mine.state === 'over') return ended.agreed([asker, ...others]);
    if (mine.state === 'declined') return ended.declined(asker);
    return found.end === 'withdrawn' && found.askedBy ? ended.withdrawn(asker) : ended.otherwise();
  },
};

/** Returns the topics of a member and of somebody whom Hearth suggests to them; none if a member asks. */
async function topicsIfSuggested(tx: Tx, it: store.Found, userId: string): Promise<string[]> {
  const [other] = it.askedBy ? [] : store.othersIn(it, userId);
  if (!other) return [];
  const chosen = await topicsOfMembers(tx, it.communityId, [userId, other.userId]);
  return sharedTopics(chosen.get(userId) ?? [], chosen.get(other.userId) ?? []);
}

/** Returns the question to one of those who were asked. `topics` are those of both, if Hearth suggests them. */
export function questionTo(
  it: store.Found,
  userId: string,
  community: Pick<Community, 'name'>,
  topics: readonly string[] = [],
): Question {
  const asker = it.partners.find((one) => one.userId === it.askedBy);
  const others = it.partners.filter((one) => one.userId !== userId && one !== asker && !(asker && hasGone(one)));
  const names = others.map(({ name }) => name);
  const [first = copy.somebody, ...rest] = asker ? [asker.name, ...names] : names;
  return { partnershipId: it.id, asker: first, others: rest, community: community.name, isSuggested: !asker, topics };
}

function hasGone({ state }: Pick<store.PartnerRow, 'state'>): boolean {
  return state === 'declined' || state === 'expired' || state === 'left';
}

/** Returns the community if partners are on there, the person is a member, and it does not rest. */
export async function reachable(
  tx: Tx,
  communityId: string,
  { person, now }: Pick<Proposed, 'person' | 'now'>,
): Promise<Community | undefined> {
  const community = await communityById(tx, communityId);
  const [member] = await membersOf(tx, communityId, [person.userId]);
  const isSwitchedOn = await isOn(tx, communityId, partnersSwitch);
  return isSwitchedOn && member && community && !isSilent(community, dayIn(person.zone, now)) ? community : undefined;
}
