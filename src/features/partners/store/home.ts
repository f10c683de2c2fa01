import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { members, people } from '../../../core/schema.js';
import { sharedList } from '../../checkins/index.js';
import { topicsOfBoth } from '../../topics/index.js';
import { partners, partnerships, searches } from '../schema.js';
import type { PartnerRow, Partnership } from './partnerships.js';

/** For this long, Home says what became of a question or a partnership. */
const SAID_MS = 7 * DAY;

/** A partner, with the open commitments that they share, and the topics that they and the member both care about. */
export type OnHome = PartnerRow & {
  readonly name: string;
  readonly shared: readonly string[];
  readonly topics: readonly string[];
};

/** The facts on Home about a partnership, or about a question. */
export type PartnershipOnHome = Partnership & { readonly partners: readonly OnHome[] };

/** The facts on Home for one member. */
export interface ForHome {
  /** The partnership or the question that lives, or the last one if it ended a short time ago. */
  readonly partnership: PartnershipOnHome | undefined;
  /** True if they want Hearth to find them a partner. */
  readonly isLooking: boolean;
}

/** Returns what Home says to a member. Uses one query, because Home is opened often. */
export async function forHome(
  tx: Tx,
  it: { readonly communityId: string; readonly userId: string; readonly now: Date },
): Promise<ForHome> {
  const since = new Date(it.now.getTime() - SAID_MS);
  const mine = tx
    .select({ id: partners.partnershipId })
    .from(partners)
    .innerJoin(partnerships, eq(partnerships.id, partners.partnershipId))
    .where(
      and(
        eq(partners.communityId, it.communityId),
        eq(partners.userId, it.userId),
        inArray(partners.state, ['asked', 'in', 'over']),
        or(isNull(partnerships.endedAt), gt(partnerships.endedAt, since)),
      ),
    )
    .orderBy(desc(isNull(partnerships.endedAt)), desc(partnerships.endedAt))
    .limit(1)
    .as('mine');
  const rows = await tx
    .select({
      partnership: partnerships,
      partner: partners,
      name: people.name,
      shared: sharedIfPartners(),
      topics: topicsIfSuggested(it.userId),
      isLooking: sql<boolean>`${searches.userId} is not null`,
    })
    .from(members)
    .leftJoin(searches, and(eq(searches.communityId, members.communityId), eq(searches.userId, members.userId)))
    .leftJoin(mine, sql`true`)
    .leftJoin(partnerships, eq(partnerships.id, mine.id))
    .leftJoin(partners, eq(partners.partnershipId, partnerships.id))
    .leftJoin(people, eq(people.userId, partners.userId))
    .where(and(eq(members.communityId, it.communityId), eq(members.userId, it.userId)))
    .orderBy(asc(people.name), asc(partners.userId));
  const [first] = rows;
  const all = rows.flatMap(({ partner, name, shared, topics }) =>
    partner && name !== null ? [{ ...partner, name, shared: shared ?? [], topics: topics ?? [] }] : [],
  );
  return {
    partnership: first?.partnership ? { ...first.partnership, partners: all } : undefined,
    isLooking: first?.isLooking ?? false,
  };
}

/** Returns SQL for what a partner shares, as long as they are one. */
function sharedIfPartners() {
  return sql<readonly string[] | null>`case when ${and(
    eq(partners.state, 'in'),
    sql`${partnerships.startedAt} is not null`,
    isNull(partnerships.endedAt),
  )} then ${sharedList(partners)} end`;
}

/** Returns SQL for the topics of the member and somebody whom Hearth suggests to them, as long as they have not agreed. */
function topicsIfSuggested(userId: string) {
  const { communityId, userId: other } = partners;
  return sql<readonly string[] | null>`case when ${and(
    isNull(partnerships.askedBy),
    isNull(partnerships.startedAt),
  )} then ${topicsOfBoth(communityId, userId, other)} end`;
}
