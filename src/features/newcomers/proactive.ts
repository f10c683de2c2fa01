import type { Composed, Proactive, Proposed } from '../../attention/proactive.js';
import { propose } from '../../attention/proposals.js';
import { dayIn } from '../../core/calendar.js';
import { type Community, communityById, isSilent } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { isOn } from '../../core/feature-switches.js';
import { membersOf } from '../../core/members.js';
import type { Person } from '../../core/people.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { Deps } from '../../feature.js';
import { permalink } from '../../slack/permalink.js';
import { newcomerKinds, newcomersSwitch } from './contracts.js';
import { askedAgainAt } from './domain.js';
import * as store from './store/newcomers.js';
import { firstPostOf, hasAnswer } from './store/posts.js';
import { againPart, waitsPart, welcomePart } from './views.js';

/** The welcome to a new member. Once it is sent, proposes one more message in case they do not introduce themselves. */
export const welcome: Proactive<Deps> = {
  ...newcomerKinds.welcome,
  compose: (tx, it) => toSilentNewcomer(tx, it, (community) => welcomePart(it.id, it.person, community)),
  sent: async (tx, { workspaceId, id, now }) => {
    const newcomer = await store.newcomerById(tx, id);
    if (!newcomer || newcomer.introducedAt) return;
    const { userId } = newcomer;
    await propose(tx, { workspaceId, userId, kind: newcomerKinds.again, id, dueAt: askedAgainAt(now) });
  },
};

export const again: Proactive<Deps> = {
  ...newcomerKinds.again,
  compose: (tx, it) => toSilentNewcomer(tx, it, (community) => againPart(it.id, it.person, community)),
};

/** The message to a greeter about a first post that waits for an answer. */
export const waits: Proactive<Deps> = { ...newcomerKinds.waits, compose: unanswered };

/** Composes a message for a newcomer who has neither introduced themselves nor written anything. */
async function toSilentNewcomer(
  tx: Tx,
  { id, person, now }: Proposed,
  words: (community: Community) => Composed,
): Promise<Composed | undefined> {
  const newcomer = await store.newcomerById(tx, id);
  if (!newcomer || newcomer.userId !== person.userId || newcomer.introducedAt) return undefined;
  const community = await reachable(tx, newcomer, person, now);
  return community && !(await firstPostOf(tx, newcomer)) ? words(community) : undefined;
}

/** Returns the community if newcomers are welcomed there, the person is a member, and it does not rest. */
async function reachable(
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

async function unanswered(tx: Tx, { id, person, now }: Proposed): Promise<Composed | undefined> {
  const it = await store.newcomerById(tx, id);
  const community = it && (await reachable(tx, it, person, now));
  const post = community && (await firstPostOf(tx, it));
  const [newcomer] = post ? await membersOf(tx, community.id, [it.userId]) : [];
  if (!post || !newcomer) return undefined;
  if (await hasAnswer(tx, it, post)) return undefined;
  const { url } = await currentWorkspace(tx);
  return waitsPart({
    newcomer,
    community,
    wrote: dayIn(person.zone, post.wroteAt),
    today: dayIn(person.zone, now),
    locale: person.locale,
    link: permalink(url, { ...post, threadTs: null }),
  });
}
