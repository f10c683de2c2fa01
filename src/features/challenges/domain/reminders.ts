import {
  addDays,
  type Day,
  dayIn,
  instantAt,
  type TimeOfDay,
  type Weekday,
  weekdayOf,
} from '../../../core/calendar.js';
import { HOUR } from '../../../core/durations.js';
import { slotsBetween } from './days.js';
import { hasLoggedNow } from './milestones.js';
import type { Plan } from './plan.js';
import { hasFinished } from './progress.js';

/** A reminder that is later than this, because Hearth was down or the member asleep, is not sent. */
const PATIENCE_MS = 3 * HOUR;

/** Returns true if a day is one on which members who chose a time are reminded. */
function isReminderDay(plan: Plan, day: Day): boolean {
  if (day < plan.firstDay || day > plan.lastDay) return false;
  const weekdays: readonly Weekday[] =
    plan.rhythm === 'weekly' && plan.weekdays.length === 0 ? [weekdayOf(plan.firstDay)] : plan.weekdays;
  return plan.rhythm === 'daily' || weekdays.length === 0 || weekdays.includes(weekdayOf(day));
}

/** Returns the instant of the next reminder after `now`; undefined if there is none before the challenge is over. */
export function nextReminder(plan: Plan, time: TimeOfDay, zone: string, now: Date): Date | undefined {
  const today = dayIn(zone, now);
  for (let day = today > plan.firstDay ? today : plan.firstDay; day <= plan.lastDay; day = addDays(day, 1)) {
    const at = instantAt(day, time, zone);
    if (isReminderDay(plan, day) && at > now) return at;
  }
  return undefined;
}

export interface ReminderFacts {
  /** The instant for which it was planned. */
  readonly at: Date;
  readonly now: Date;
  readonly time: TimeOfDay;
  readonly zone: string;
  /** The local day on which they joined. */
  readonly joined: Day;
  readonly done: number;
  readonly target: number;
  /** The latest day that they logged. */
  readonly latest: Day | undefined;
  readonly isPaused: boolean;
  /** True if they must not be disturbed, or the community rests. */
  readonly isHeld: boolean;
}

/** Returns true if a member who chose a time is to be reminded now: only if they have something left to log. */
export function isReminded(plan: Plan, facts: ReminderFacts): boolean {
  const { at, now, time, zone, done, target, latest, isPaused, isHeld } = facts;
  const today = dayIn(zone, now);
  const isOnTime = now >= at && now.getTime() - at.getTime() < PATIENCE_MS;
  // Since it was planned, they may have chosen another time or moved to another zone.
  const isPlanned = instantAt(today, time, zone).getTime() === at.getTime() && isReminderDay(plan, today);
  if (!isOnTime || !isPlanned || isPaused || isHeld || hasFinished(done, target)) return false;
  if (plan.rhythm === 'any') return isBehind(plan, { ...facts, today }) && latest !== today;
  return !hasLoggedNow(plan, { today, latest });
}

/** Returns true if a member has done less than the part of their target that their days until yesterday ask for. */
function isBehind(plan: Plan, it: { joined: Day; done: number; target: number; today: Day }): boolean {
  const passed = slotsBetween(plan, it.joined, addDays(it.today, -1));
  return it.done * slotsBetween(plan, it.joined, plan.lastDay) < it.target * passed;
}
