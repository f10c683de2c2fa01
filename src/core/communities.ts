import { and, eq, isNull } from 'drizzle-orm';
import { type Day, dayIn } from './calendar.js';
import type { Tx } from './database/database.js';
import { prepared } from './database/prepared.js';
import { domainEvent } from './domain-events.js';
import type { Person } from './people.js';
import { communities, members } from './schema.js';

/** A group of members around one home channel. */
export type Community = Omit<typeof communities.$inferSelect, `former${string}`>;

/** Returns the time zone that applies to the person in this community. */
export function zoneFor(community: Pick<Community, 'fixedZone'>, person: Pick<Person, 'zone'>): string {
  return community.fixedZone ?? person.zone;
}

/** Returns the current local day: in the community's fixed time zone or, without one, in the person's. */
export function localToday(community: Community, person: Person, now: Date): string {
  return dayIn(zoneFor(community, person), now);
}

/** Returns true if the community is closed, or paused on that day. */
export function restsOn({ closedAt, pausedUntil }: Pick<Community, 'closedAt' | 'pausedUntil'>, day: Day): boolean {
  return closedAt !== null || (pausedUntil !== null && day < pausedUntil);
}

/** Returns true if nobody is asked on that day: the community rests, or Hearth cannot post in its channel. */
export function isIdle(community: Community, day: Day): boolean {
  return community.channelLostAt !== null || restsOn(community, day);
}

/** Returns true if the community writes to nobody of its own accord on that day: it is idle, or not announced yet. */
export function isSilent(community: Community, day: Day): boolean {
  return community.announcedAt === null || isIdle(community, day);
}

/** Hides the list "Getting started" from the organizers of a community. */
export async function hideChecklist(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.update(communities).set({ checklistHiddenAt: now }).where(eq(communities.id, id));
}

/** Published when a community is paused or closed. */
export const communityRested = domainEvent<{ workspaceId: string; communityId: string; now: Date }>('community rested');

/** Published when a community that was paused or closed starts again before its time, or its channel can be posted in again. */
export const communityResumed = domainEvent<{ workspaceId: string; communityId: string; now: Date }>(
  'community resumed',
);

/** Published when a community was announced in its channel. */
export const communityAnnounced = domainEvent<{ communityId: string; now: Date }>('community announced');

/** Published when an invited person said no, before the community was announced. */
export const invitationDeclined = domainEvent<{ workspaceId: string; communityId: string; userId: string; now: Date }>(
  'invitation declined',
);

const byId = prepared(['id'], (tx, { id }) => tx.select().from(communities).where(eq(communities.id, id)));

export async function communityById(tx: Tx, id: string): Promise<Community | undefined> {
  return (await byId(tx, { id }))[0];
}

/** Makes others who lock the community wait until the transaction ends. */
export async function lockCommunity(tx: Tx, id: string): Promise<void> {
  // Not `for update`, which would wait for transactions that add members.
  await tx.select({ id: communities.id }).from(communities).where(eq(communities.id, id)).for('no key update');
}

/** Returns true while Hearth can't post in the channel of that community. */
export async function isChannelLost(tx: Tx, id: string): Promise<boolean> {
  return Boolean((await communityById(tx, id))?.channelLostAt);
}

export async function communityOfChannel(tx: Tx, channelId: string): Promise<Community | undefined> {
  return (await tx.select().from(communities).where(eq(communities.channelId, channelId)))[0];
}

const ofMember = prepared(['userId'], (tx, { userId }) =>
  tx
    .select({ community: communities })
    .from(members)
    .innerJoin(communities, eq(communities.id, members.communityId))
    .where(and(eq(members.userId, userId), isNull(members.leftAt)))
    .orderBy(members.joinedAt, communities.createdAt, communities.name),
);

/** Returns the communities that the person is a member of, the one joined first first. */
export async function communitiesOf(tx: Tx, userId: string): Promise<Community[]> {
  return (await ofMember(tx, { userId })).map((row) => row.community);
}

/**
 * Returns the community to use when the person names none: the one that they chose on Home, or else one that needs
 * something now, or else the first. The one joined first comes first, so that a new community takes over nobody's Home.
 */
export function currentCommunity(
  person: Pick<Person, 'homeCommunityId'>,
  theirs: readonly Community[],
  due: readonly string[] = [],
): Community | undefined {
  return theirs.find((it) => it.id === person.homeCommunityId) ?? theirs.find((it) => due.includes(it.id)) ?? theirs[0];
}
