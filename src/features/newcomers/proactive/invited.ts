import type { Composed, ProactiveKind, Proposed } from '../../../attention/proactive.js';
import { wasSent } from '../../../attention/proposals.js';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps, Invitation } from '../../../feature.js';
import { newcomerKinds } from '../contracts.js';
import * as store from '../store/newcomers.js';
import { invitedPart } from '../views/messages.js';
import { reachable, whatCameOf } from './newcomer.js';

/**
 * Composes what the last message to a newcomer becomes when they have introduced themselves or written, as long as they
 * can still take part in something. It is never sent as a message of its own.
 */
export async function invited(tx: Tx, it: Proposed, kind: ProactiveKind, deps: Deps): Promise<Composed | undefined> {
  const { id, person, now } = it;
  const { userId } = person;
  const isSent = (of: ProactiveKind) => wasSent(tx, { userId, kind: of, id });
  const isLast = (await isSent(kind)) && (kind === newcomerKinds.again || !(await isSent(newcomerKinds.again)));
  const newcomer = isLast ? await store.newcomerById(tx, id) : undefined;
  const community = newcomer && (await reachable(tx, newcomer, person, now));
  const { line, isActive } = community ? await whatCameOf(tx, it) : {};
  const open = community && isActive ? await openInvitations(tx, deps, community, person) : [];
  return community && line && open.length > 0 ? invitedPart(line, open, community) : undefined;
}

/** Returns what this person may take part in and does not. */
export async function openInvitations(
  tx: Tx,
  deps: Deps,
  community: Community,
  { userId }: Person,
): Promise<Invitation[]> {
  const open = [];
  for (const one of deps.invitations(community)) if (!(await one.isTaken(tx, userId))) open.push(one);
  return open;
}
