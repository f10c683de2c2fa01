import { and, eq, isNull } from 'drizzle-orm';
import { dayIn, type TimeOfDay, type Weekday } from './calendar.js';
import type { Tx } from './database/database.js';
import type { Person } from './people.js';
import { communities, members } from './schema.js';

/** A group of members around one home channel. */
export type Community = typeof communities.$inferSelect;

/** A community's check-in schedule. Times are in `fixedZone`, or in each member's own time zone when it is null. */
export interface Rhythm {
  readonly checkinDays: readonly Weekday[];
  readonly checkinTime: TimeOfDay;
  readonly checkinDeadline: TimeOfDay;
  /** The number of days from the check-in day to the day of the deadline. */
  readonly checkinDeadlineDays: number;
  readonly fixedZone: string | null;
}

/** Returns the time zone that applies to the person in this community. */
export function zoneFor(rhythm: Pick<Rhythm, 'fixedZone'>, person: Pick<Person, 'zone'>): string {
  return rhythm.fixedZone ?? person.zone;
}

/** Returns the current local day: in the community's fixed time zone or, without one, in the person's. */
export function localToday(community: Community, person: Person, now: Date): string {
  return dayIn(zoneFor(community, person), now);
}

export async function communityById(tx: Tx, id: string): Promise<Community | undefined> {
  return (await tx.select().from(communities).where(eq(communities.id, id)))[0];
}

export async function communityOfChannel(tx: Tx, channelId: string): Promise<Community | undefined> {
  return (await tx.select().from(communities).where(eq(communities.channelId, channelId)))[0];
}

/** Returns the communities that the person is a member of, the one joined first first. */
export async function communitiesOf(tx: Tx, userId: string): Promise<Community[]> {
  const rows = await tx
    .select({ community: communities })
    .from(members)
    .innerJoin(communities, eq(communities.id, members.communityId))
    .where(and(eq(members.userId, userId), isNull(members.leftAt)))
    .orderBy(members.joinedAt, communities.createdAt, communities.name);
  return rows.map((row) => row.community);
}

/**
 * Returns the community to use when the person names none: the one they last viewed on Home, or else the first.
 * The one joined first comes first, so that a new community takes over nobody's Home.
 */
export function currentCommunity(
  person: Pick<Person, 'homeCommunityId'>,
  theirs: readonly Community[],
): Community | undefined {
  return theirs.find((it) => it.id === person.homeCommunityId) ?? theirs[0];
}
