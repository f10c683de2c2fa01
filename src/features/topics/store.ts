import { and, asc, count, countDistinct, eq, inArray, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { type Community, communitiesOf, lockCommunity } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { members } from '../../core/schema.js';
import type { Changes } from './domain.js';
import { choices, topics } from './schema.js';

interface Place {
  readonly workspaceId: string;
  readonly communityId: string;
}

const isOfMember = and(eq(members.communityId, choices.communityId), eq(members.userId, choices.userId));

const inOrder = [asc(topics.position), asc(topics.topic)];

/** Returns the topics of a community, in the order of its organizers. */
export async function topicsIn(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx
    .select({ topic: topics.topic })
    .from(topics)
    .where(eq(topics.communityId, communityId))
    .orderBy(...inOrder);
  return rows.map(({ topic }) => topic);
}

/** Makes others who change the topics of a community, or choose some, wait until the transaction ends. */
export async function lockTopics(tx: Tx, communityId: string): Promise<void> {
  await lockCommunity(tx, communityId);
  // In the same order as those who choose, so that nobody waits for somebody who waits for them.
  await tx
    .select({ topic: topics.topic })
    .from(topics)
    .where(eq(topics.communityId, communityId))
    .orderBy(topics.topic)
    .for('update');
}

/** Saves the topics of a community: the list as it is to be, and how it comes from the one before. */
export async function saveTopics(
  tx: Tx,
  place: Place,
  list: readonly string[],
  { removed, renamed }: Changes,
): Promise<void> {
  const ofCommunity = eq(topics.communityId, place.communityId);
  if (removed.length > 0) await tx.delete(topics).where(and(ofCommunity, inArray(topics.topic, [...removed])));
  for (const { from, to } of renamed)
    await tx
      .update(topics)
      .set({ topic: to })
      .where(and(ofCommunity, eq(topics.topic, from)));
  if (list.length === 0) return;
  await tx
    .insert(topics)
    .values(list.map((topic, position) => ({ ...place, topic, position })))
    .onConflictDoUpdate({
      target: [topics.workspaceId, topics.communityId, topics.topic],
      set: { position: sql`excluded.position` },
    });
}

/** Returns the number of members who chose each of a community's topics; none for one that nobody chose. */
export async function countChoices(tx: Tx, communityId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ topic: choices.topic, count: count() })
    .from(choices)
    .innerJoin(members, isOfMember)
    .where(and(eq(choices.communityId, communityId), isNull(members.leftAt)))
    .groupBy(choices.topic);
  return new Map(rows.map((row) => [row.topic, row.count]));
}

/** Returns the number of members who chose at least one of a community's topics. */
export async function countMembersWithTopics(tx: Tx, communityId: string): Promise<number> {
  const [row] = await tx
    .select({ count: countDistinct(choices.userId) })
    .from(choices)
    .innerJoin(members, isOfMember)
    .where(and(eq(choices.communityId, communityId), isNull(members.leftAt)));
  return row?.count ?? 0;
}

/** Returns the topics that members of a community chose, by the member; only of these members, if given. */
export async function topicsOfMembers(
  tx: Tx,
  communityId: string,
  userIds?: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ userId: choices.userId, topic: choices.topic })
    .from(choices)
    .innerJoin(topics, and(eq(topics.communityId, choices.communityId), eq(topics.topic, choices.topic)))
    .where(and(eq(choices.communityId, communityId), userIds ? inArray(choices.userId, [...userIds]) : undefined))
    .orderBy(...inOrder);
  const byMember = new Map<string, string[]>();
  for (const { userId, topic } of rows) byMember.set(userId, [...(byMember.get(userId) ?? []), topic]);
  return byMember;
}

/** Returns the topics that a member of a community chose. */
export async function topicsOf(tx: Tx, communityId: string, userId: string): Promise<string[]> {
  return (await topicsOfMembers(tx, communityId, [userId])).get(userId) ?? [];
}

/** Returns true if the community has topics, and this member chose none of them. */
export async function mayChooseTopics(tx: Tx, communityId: string, userId: string): Promise<boolean> {
  if ((await topicsIn(tx, communityId)).length === 0) return false;
  return (await topicsOf(tx, communityId, userId)).length === 0;
}

/**
 * Lets a member care about the chosen ones of the topics that were shown to them. Ignores those that the community doesn't
 * have any more, and keeps what they chose of others, such as those that have a new name since.
 */
export async function chooseTopics(
  tx: Tx,
  { workspaceId, communityId, userId }: Place & { readonly userId: string },
  { shown, chosen }: { readonly shown: readonly string[]; readonly chosen: readonly string[] },
): Promise<void> {
  // Locked, so that no organizer removes or renames them in the meantime.
  const rows = await tx
    .select({ topic: topics.topic })
    .from(topics)
    .where(and(eq(topics.communityId, communityId), inArray(topics.topic, [...chosen])))
    .orderBy(topics.topic)
    .for('key share');
  const dropped = shown.filter((it) => !chosen.includes(it));
  const isTheirs = and(eq(choices.communityId, communityId), eq(choices.userId, userId));
  if (dropped.length > 0) await tx.delete(choices).where(and(isTheirs, inArray(choices.topic, dropped)));
  if (rows.length > 0)
    await tx
      .insert(choices)
      .values(rows.map(({ topic }) => ({ workspaceId, communityId, userId, topic })))
      .onConflictDoNothing();
}

/** Returns the communities of a person that have topics, the one joined first first. */
export async function communitiesWithTopics(tx: Tx, userId: string): Promise<Community[]> {
  const theirs = await communitiesOf(tx, userId);
  if (theirs.length === 0) return [];
  const rows = await tx
    .selectDistinct({ id: topics.communityId })
    .from(topics)
    .where(
      inArray(
        topics.communityId,
        theirs.map(({ id }) => id),
      ),
    );
  return theirs.filter(({ id }) => rows.some((row) => row.id === id));
}

/** Returns SQL for the topics that two members of a community both chose, in its order, as JSON; null if there are none. */
export function topicsOfBoth(communityId: SQLWrapper, userId: string, other: SQLWrapper) {
  const chosenBy = (it: SQLWrapper | string) => sql`exists (
    select from ${choices} where ${choices.communityId} = ${topics.communityId} and ${choices.topic} = ${topics.topic}
    and ${choices.userId} = ${it})`;
  return sql`(
    select json_agg(${topics.topic} order by ${sql.join(inOrder, sql`, `)}) from ${topics}
    where ${topics.communityId} = ${communityId} and ${chosenBy(userId)} and ${chosenBy(other)})` as SQL<
    readonly string[] | null
  >;
}
