import { and, desc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { lastMessageAt } from '../../../attention/proposals.js';
import type { Day } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import { type Tx, together } from '../../../core/database/database.js';
import { isOneOf, prepared } from '../../../core/database/prepared.js';
import { programmes } from '../../../core/programme-schema.js';
import type { Programme } from '../../../core/programmes.js';
import { communities, members } from '../../../core/schema.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { occurrences } from '../schema.js';
import type { Occurrence } from './occurrences.js';
import { takesPartIn } from './participants.js';

/** Returns the ledger key of the message that asked for this check-in. */
export function askKeyOf({ id, askedIn }: Pick<Occurrence, 'id' | 'askedIn'>): string {
  return askedIn ?? deliveryKey('ask', id);
}

/** An occurrence with a step to come, now or later, with its programme and community. */
export interface Due {
  readonly occurrence: Occurrence;
  readonly programme: Programme;
  readonly community: Community;
  /** True if the person is in the community's channel and takes part in the programme. */
  readonly takesPart: boolean;
}

/**
 * Returns what may go into one message to this person: of `all`, those that are due up to `until` and not asked yet, and
 * those whose reminder is due up to `remindUntil`.
 */
export function dueSoon(all: readonly Due[], { until, remindUntil }: { until: Date; remindUntil: Date }): Due[] {
  return all.filter(
    ({ occurrence: { askedAt, outcome, dueAt } }) =>
      outcome === null && dueAt !== null && dueAt <= (askedAt ? remindUntil : until),
  );
}

const withStepToCome = prepared(['userId'], (tx, { userId }) => {
  const isMember = tx
    .select({ one: sql`1` })
    .from(members)
    .where(
      and(
        eq(members.communityId, occurrences.communityId),
        eq(members.userId, occurrences.userId),
        isNull(members.leftAt),
      ),
    );
  return tx
    .select({
      occurrence: occurrences,
      programme: programmes,
      community: communities,
      takesPart: sql<boolean>`exists ${isMember} and ${takesPartIn(occurrences.programmeId, occurrences.userId)}`,
    })
    .from(occurrences)
    .innerJoin(programmes, eq(programmes.id, occurrences.programmeId))
    .innerJoin(communities, eq(communities.id, occurrences.communityId))
    .where(and(eq(occurrences.userId, userId), isNotNull(occurrences.dueAt)))
    .orderBy(occurrences.opensAt, occurrences.id);
});

/** Returns the check-ins of this person with a step to come, soonest first. */
export function dueOf(tx: Tx, userId: string): Promise<Due[]> {
  return withStepToCome(tx, { userId });
}

const setAskedIn = prepared(['ids', 'key'], (tx, { ids, key }) =>
  tx
    .update(occurrences)
    .set({ askedIn: sql`${key}` })
    .where(isOneOf(occurrences.id, ids)),
);

const setRemindedIn = prepared(['ids', 'key'], (tx, { ids, key }) =>
  tx
    .update(occurrences)
    .set({ remindedIn: sql`${key}` })
    .where(isOneOf(occurrences.id, ids)),
);

/** Makes these check-ins part of the message with this key, which is about to be sent. */
export async function takeFor(
  tx: Tx,
  key: string,
  it: { readonly ask: readonly string[]; readonly remind: readonly string[] },
): Promise<void> {
  await together(
    it.ask.length > 0 && setAskedIn(tx, { ids: it.ask, key }),
    it.remind.length > 0 && setRemindedIn(tx, { ids: it.remind, key }),
  );
}

const withKey = prepared(['userId', 'key'], (tx, { userId, key }) =>
  tx
    .select()
    .from(occurrences)
    .where(and(eq(occurrences.userId, userId), or(eq(occurrences.askedIn, key), eq(occurrences.remindedIn, key))))
    .orderBy(occurrences.opensAt, occurrences.id),
);

/** Returns the check-ins that the message with this key is about, soonest first. */
export async function inMessage(tx: Tx, userId: string, key: string): Promise<Occurrence[]> {
  return withKey(tx, { userId, key });
}

/** The messages that a person got, in all communities together. */
export interface Heard {
  /** The time of the latest message, about a check-in or of any other kind; undefined if there is none. */
  readonly at: Date | undefined;
  /** The time of the latest question. */
  readonly askedAt: Date | undefined;
  /** The time of the latest reminder. */
  readonly remindedAt: Date | undefined;
}

const latestSince = prepared(['userId', 'since'], (tx, { userId, since }) =>
  tx
    .select({
      askedAt: sql`max(${occurrences.askedAt})`.mapWith(occurrences.askedAt),
      remindedAt: sql`max(${occurrences.remindedAt})`.mapWith(occurrences.remindedAt),
    })
    .from(occurrences)
    .where(and(eq(occurrences.userId, userId), gt(occurrences.opensAt, since))),
);

/** Returns what the person heard about check-ins that opened after `since`, and of all other kinds. */
export async function heardSince(tx: Tx, userId: string, since: Date): Promise<Heard> {
  const [[row], otherAt] = await together(latestSince(tx, { userId, since }), lastMessageAt(tx, userId));
  const all = [row?.askedAt, row?.remindedAt, otherAt].flatMap((at) => at ?? []);
  return {
    at: all.length > 0 ? new Date(Math.max(...all.map((at) => at.getTime()))) : undefined,
    askedAt: row?.askedAt ?? undefined,
    remindedAt: row?.remindedAt ?? undefined,
  };
}

/** Returns true if the person was asked, in any community, on one of the days from `from` until before `before`. */
export async function wasAskedSince(tx: Tx, userId: string, from: Day, before: Day): Promise<boolean> {
  const [latest] = await tx
    .select({ day: occurrences.day })
    .from(occurrences)
    .where(and(eq(occurrences.userId, userId), isNotNull(occurrences.askedAt), lt(occurrences.day, before)))
    .orderBy(desc(occurrences.opensAt))
    .limit(1);
  return latest !== undefined && latest.day >= from;
}
