import type { Composed, Proactive, ProactiveKind, Proposed } from '../../attention/proactive.js';
import { propose, wasSent } from '../../attention/proposals.js';
import { dayIn, dayInWords } from '../../core/calendar.js';
import { type Community, communityById, isSilent } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { isOn } from '../../core/feature-switches.js';
import { membersOf } from '../../core/members.js';
import { type Person, personById } from '../../core/people.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { Deps, Invitation } from '../../feature.js';
import { type Mrkdwn, md } from '../../slack/blocks/mrkdwn.js';
import { permalink } from '../../slack/permalink.js';
import { newcomerKinds, newcomersSwitch } from './contracts.js';
import { copy } from './copy.js';
import { askedAgainAt } from './domain.js';
import { isGreeter } from './store/greeters.js';
import * as store from './store/newcomers.js';
import { firstPostOf, hasAnswer } from './store/posts.js';
import { againPart, invitedPart, waitsPart, welcomePart } from './views.js';

/** The welcome to a new member. Once it is sent, proposes one more message in case they do not introduce themselves. */
export const welcome: Proactive<Deps> = {
  ...newcomerKinds.welcome,
  compose: async (tx, it, deps) => {
    const { id, person } = it;
    const silent = await toSilentNewcomer(tx, it, async (community) => {
      const { greeterId: theirs } = (await store.newcomerById(tx, id)) ?? {};
      const greeterId = theirs && (await isGreeter(tx, community, theirs, it.now)) ? theirs : undefined;
      const invitations = await openInvitations(tx, deps, community, person);
      const parts = await deps.welcomeParts(tx, { community, person, now: it.now });
      return welcomePart({ newcomerId: id, person, community, greeterId, invitations, parts });
    });
    return silent ?? (await invited(tx, it, newcomerKinds.welcome, deps));
  },
  ended: async (tx, it, deps) => {
    const came = await whatCameOf(tx, it);
    if (came.line) return (await invited(tx, it, newcomerKinds.welcome, deps)) ? undefined : came.line;
    const isAskedAgain = await wasSent(tx, { userId: it.person.userId, kind: newcomerKinds.again, id: it.id });
    return came.community && isAskedAgain ? md`${copy.ended.askedAgain(came.community.name)}` : undefined;
  },
  sent: async (tx, { workspaceId, id, now }) => {
    const newcomer = await store.newcomerById(tx, id);
    if (!newcomer || newcomer.introducedAt) return;
    const { userId } = newcomer;
    await propose(tx, { workspaceId, userId, kind: newcomerKinds.again, id, dueAt: askedAgainAt(now) });
  },
};

export const again: Proactive<Deps> = {
  ...newcomerKinds.again,
  compose: async (tx, it, deps) =>
    (await toSilentNewcomer(tx, it, async (community) => againPart(it.id, it.person, community))) ??
    invited(tx, it, newcomerKinds.again, deps),
  ended: async (tx, it, deps) =>
    (await invited(tx, it, newcomerKinds.again, deps)) ? undefined : (await whatCameOf(tx, it)).line,
  // Ends the welcome.
  sent: (tx, { workspaceId, id, now }, { attention }) => attention.recheck(tx, { workspaceId, about: [id], now }),
};

/** The message to a greeter about a first post that waits for an answer. */
export const waits: Proactive<Deps> = {
  ...newcomerKinds.waits,
  compose: unanswered,
  ended: async (tx, { id, person }) => {
    const it = await store.newcomerById(tx, id);
    const newcomer = it && (await personById(tx, it.userId));
    const community = it && (await communityById(tx, it.communityId));
    if (!newcomer || !community) return undefined;
    const [member] = await membersOf(tx, community.id, [it.userId]);
    if (!member) return md`${copy.ended.gone(newcomer.name, community.name)}`;
    const post = await firstPostOf(tx, it);
    if (post && (await hasAnswer(tx, it, post))) return md`${copy.ended.answered(newcomer.name)}`;
    return isAnothers(it, person) ? md`${copy.ended.handedOn(newcomer.name)}` : undefined;
  },
};

/** Composes a message for a newcomer who has neither introduced themselves nor written anything. */
async function toSilentNewcomer(
  tx: Tx,
  { id, person, now }: Proposed,
  words: (community: Community) => Promise<Composed>,
): Promise<Composed | undefined> {
  const newcomer = await store.newcomerById(tx, id);
  if (!newcomer || newcomer.userId !== person.userId || newcomer.introducedAt) return undefined;
  const community = await reachable(tx, newcomer, person, now);
  return community && !(await firstPostOf(tx, newcomer)) ? words(community) : undefined;
}

/**
 * Composes what the last message to a newcomer becomes when they have introduced themselves or written, as long as they
 * can still take part in something. It is never sent as a message of its own.
 */
async function invited(tx: Tx, it: Proposed, kind: ProactiveKind, deps: Deps): Promise<Composed | undefined> {
  const { id, person, now } = it;
  const { userId } = person;
  const isSent = (of: ProactiveKind) => wasSent(tx, { userId, kind: of, id });
  const isLast = (await isSent(kind)) && (kind === newcomerKinds.again || !(await isSent(newcomerKinds.again)));
  const newcomer = isLast ? await store.newcomerById(tx, id) : undefined;
  const community = newcomer && (await reachable(tx, newcomer, person, now));
  const { line } = community ? await whatCameOf(tx, it) : {};
  const open = community && line ? await openInvitations(tx, deps, community, person) : [];
  return community && line && open.length > 0 ? invitedPart(line, open, community) : undefined;
}

/** Returns what this person may take part in and does not. */
async function openInvitations(tx: Tx, deps: Deps, community: Community, { userId }: Person): Promise<Invitation[]> {
  const open = [];
  for (const one of deps.invitations(community)) if (!(await one.isTaken(tx, userId))) open.push(one);
  return open;
}

/**
 * Returns the line about a newcomer who has introduced themselves, written, or left. The community is undefined if it is
 * gone.
 */
async function whatCameOf(
  tx: Tx,
  { id, person }: Proposed,
): Promise<{ line?: Mrkdwn; community?: Community | undefined }> {
  const newcomer = await store.newcomerById(tx, id);
  const community = newcomer && (await communityById(tx, newcomer.communityId));
  if (!community) return {};
  const { name } = community;
  const [member] = await membersOf(tx, community.id, [person.userId]);
  if (!member) return { line: md`${copy.ended.left(name)}` };
  if (newcomer.introducedAt) {
    const day = dayInWords(dayIn(person.zone, newcomer.introducedAt), person.locale);
    return { line: md`${copy.ended.introduced(day)}` };
  }
  return (await firstPostOf(tx, newcomer)) ? { line: md`${copy.ended.wrote(name)}` } : { community };
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
  if (!post || !newcomer || isAnothers(it, person)) return undefined;
  if (!(await isGreeter(tx, community, person.userId, now))) return undefined;
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

/** Returns true if another greeter was asked about this newcomer since. */
function isAnothers({ greeterId }: store.Newcomer, { userId }: Person): boolean {
  return greeterId !== null && greeterId !== userId;
}
