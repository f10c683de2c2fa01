import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { preferencesOf } from '../../../attention/preferences.js';
import { isUnavailable } from '../../../attention/recipient.js';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { memberCount, membersOf } from '../../../core/members.js';
import { type Holding, holdersOf } from '../../../core/roles.js';
import { newcomerKinds } from '../contracts.js';
import { type Candidate, greetersFor, whoseTurn } from '../domain.js';
import { newcomers } from '../schema.js';
import type { Newcomer } from './newcomers.js';

/** The members who greet newcomers, in the order in which they are first asked. */
interface Greeters {
  /** Those who hold the role. */
  readonly named: readonly Holding[];
  /** The organizers who greet newcomers while no greeter can: the one who set the community up is the first. */
  readonly instead: readonly Holding[];
}

/** Returns the greeters of a community. Everyone returned is a member. */
export async function greetersOf(tx: Tx, { id, createdBy }: Community, now: Date): Promise<Greeters> {
  const named = await holdersOf(tx, id, ['greeter'], now);
  const organizers = await holdersOf(tx, id, ['organizer'], now);
  const isFounder = (it: Holding) => it.userId === createdBy;
  const inOrder = [...organizers.filter(isFounder), ...organizers.filter((it) => !isFounder(it))];
  return { named, instead: inOrder.slice(0, greetersFor(await memberCount(tx, id))) };
}

/** Returns true if this member may be asked to greet newcomers now. */
export async function isGreeter(tx: Tx, community: Community, userId: string, now: Date): Promise<boolean> {
  const { named, instead } = await greetersOf(tx, community, now);
  const candidates = await candidatesAmong(tx, community, [...named, ...instead], now);
  return candidates.some((it) => it.userId === userId && it.isAvailable);
}

/**
 * Returns the user id of the greeter to ask about this newcomer: theirs, as long as that greeter is available, or else
 * the one whose turn it is; an organizer only if no greeter is available. Undefined if nobody is. The caller has locked the community's roles, so that two
 * newcomers who join at once get different greeters.
 */
export async function greeterFor(tx: Tx, it: Newcomer, community: Community, now: Date): Promise<string | undefined> {
  const { named, instead } = await greetersOf(tx, community, now);
  for (const group of [named, instead]) {
    const available = (await candidatesAmong(tx, community, group, now)).filter((one) => one.isAvailable);
    const theirs = available.find((one) => one.userId === it.greeterId);
    const greeter = theirs?.userId ?? whoseTurn(available, it.userId);
    if (greeter) return greeter;
  }
  return undefined;
}

async function candidatesAmong(
  tx: Tx,
  { id }: Community,
  group: readonly Holding[],
  now: Date,
): Promise<readonly Candidate[]> {
  const asked = await lastAsked(tx, id);
  const present = await membersOf(
    tx,
    id,
    group.map((it) => it.userId),
  );
  const candidates: Candidate[] = [];
  for (const { userId } of group) {
    const person = present.find((it) => it.userId === userId);
    if (!person) continue;
    const chosen = await preferencesOf(tx, userId);
    const isWilling = !chosen?.stopped.includes(newcomerKinds.waits.topic);
    const isAvailable = isWilling && !isUnavailable(person, chosen, now);
    candidates.push({ userId, askedAt: asked.get(userId), isAvailable });
  }
  return candidates;
}

/** Returns when each greeter of a community was last asked. */
async function lastAsked(tx: Tx, communityId: string): Promise<Map<string, Date>> {
  const { greeterId, greeterAt } = newcomers;
  const rows = await tx
    .select({ greeterId, at: sql`max(${greeterAt})`.mapWith(greeterAt) })
    .from(newcomers)
    .where(and(eq(newcomers.communityId, communityId), isNotNull(greeterId), isNotNull(greeterAt)))
    .groupBy(greeterId);
  return new Map(rows.flatMap(({ greeterId: userId, at }) => (userId ? [[userId, at] as const] : [])));
}
