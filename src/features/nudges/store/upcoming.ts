import { addDays, dayIn } from '../../../core/calendar.js';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { activeDaysOfAll, lastActiveDays, medianGap } from '../../activity/index.js';
import { forecast } from '../domain/forecast.js';
import type { Stage } from '../domain/ladder.js';
import { RHYTHM_DAYS, usualGap } from '../domain/rhythm.js';
import { enrolledIn } from './cases.js';
import { policyOf } from './policies.js';

/** Longer than what members do is kept. */
const ALL_DAYS = 500;

/** A member who would hear from Hearth, or of whom somebody would, if nobody did anything until then. */
export interface Upcoming {
  readonly name: string;
  readonly stage: Stage;
  readonly at: Date;
}

/** Who would hear from us within a week, soonest first. As many queries for many members as for few. */
export async function upcomingIn(tx: Tx, communityId: string, now: Date): Promise<Upcoming[]> {
  const community = await communityById(tx, communityId);
  if (!community || community.channelLostAt) return [];
  const today = dayIn('UTC', now);
  const policy = await policyOf(tx, communityId);
  const members = new Map((await membersOf(tx, communityId)).map((it) => [it.userId, it]));
  const days = await activeDaysOfAll(tx, communityId, addDays(today, -RHYTHM_DAYS));
  const lastDays = await lastActiveDays(tx, communityId, addDays(today, -ALL_DAYS));
  const median = await medianGap(tx, communityId, addDays(today, -RHYTHM_DAYS));
  const coming = (await enrolledIn(tx, communityId)).flatMap((nudgeCase): Upcoming[] => {
    const { userId } = nudgeCase;
    const member = members.get(userId);
    if (!member) return [];
    const { name, zone, joinedAt } = member;
    const gap = usualGap(days.get(userId) ?? []) ?? median;
    const known = {
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
    const next = forecast({ ...known, lastActive: lastDays.get(userId), now }, { communityId, userId });
    return next ? [{ name, ...next }] : [];
  });
  return coming.sort((a, b) => a.at.getTime() - b.at.getTime());
}
