import { addDays, dayIn } from '../../../core/calendar.js';
import { communityById, isSilent } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { activeDaysOfAll, lastActiveDays, medianGap } from '../../activity/index.js';
import { forecast } from '../domain/forecast.js';
import type { Stage } from '../domain/ladder.js';
import { RHYTHM_DAYS, usualGap } from '../domain/rhythm.js';
import { enrolledIn } from './cases.js';
import { policyOf } from './policies.js';

/** More days than activity is kept for. */
const ALL_DAYS = 500;

/** A nudge that will be sent, to a member or to another one about them, if they stay inactive until then. */
export interface Upcoming {
  readonly userId: string;
  readonly name: string;
  readonly stage: Stage;
  readonly at: Date;
}

/**
 * Returns the nudges of the coming week, soonest first, if nobody becomes active. The number of queries does not depend
 * on the number of members.
 */
export async function upcomingIn(tx: Tx, communityId: string, now: Date): Promise<Upcoming[]> {
  const community = await communityById(tx, communityId);
  if (!community || isSilent(community, dayIn('UTC', now))) return [];
  const today = dayIn('UTC', now);
  const policy = await policyOf(tx, communityId);
  const members = new Map((await membersOf(tx, communityId)).map((it) => [it.userId, it]));
  const days = await activeDaysOfAll(tx, communityId, addDays(today, -RHYTHM_DAYS));
  const lastDays = await lastActiveDays(tx, communityId, addDays(today, -ALL_DAYS));
  const median = await medianGap(tx, communityId, addDays(today, -RHYTHM_DAYS));
  const upcoming = (await enrolledIn(tx, communityId)).flatMap((nudgeCase): Upcoming[] => {
    const { userId } = nudgeCase;
    const member = members.get(userId);
    if (!member) return [];
    const { name, zone, joinedAt } = member;
    const gap = usualGap(days.get(userId) ?? []) ?? median;
    const facts = {
      nudgeCase,
      policy,
      member: true,
      joinedAt,
      lost: false,
      away: member,
      snoozedUntil: null,
      gap,
      zone,
    };
    const next = forecast({ ...facts, lastActive: lastDays.get(userId), now }, { communityId, userId });
    return next ? [{ userId, name, ...next }] : [];
  });
  return upcoming.sort((a, b) => a.at.getTime() - b.at.getTime());
}
