import { addDays, type Day, daysBetween } from '../../../core/calendar.js';
import { slotsBetween, weekNumber } from './days.js';
import type { Plan } from './plan.js';

const WEEK_DAYS = 7;

/** The rest of a target, for a participant or the group, and the pace that it takes. */
export interface Pace {
  readonly left: number;
  /** The number of days, or of weeks if the rhythm is weekly, that are left for it. */
  readonly slots: number;
  /** The amount that it takes from now on, rounded up; undefined if the slots say it all. */
  readonly each: { readonly amount: number; readonly per: 'day' | 'week' | 'time' } | undefined;
}

/**
 * Returns what is left of a target on a local day. `lastLogged`: the latest day with a log of a single participant, after
 * which the next slot comes where days are counted.
 */
export function paceOf(
  plan: Plan,
  it: { done: number; target: number; today: Day; lastLogged?: Day | undefined },
): Pace {
  const left = Math.max(0, Math.round((it.target - it.done) * 100) / 100);
  const from = nextSlot(plan, it.today, it.lastLogged);
  const slots = slotsBetween(plan, from, plan.lastDay);
  const days = Math.max(0, daysBetween(from, plan.lastDay) + 1);
  return { left, slots, each: left === 0 || slots === 0 ? undefined : eachOf(plan, left, slots, days) };
}

/** Returns the progress that the plan expects before that day: in proportion to the days or weeks that are over. */
export function plannedBefore(plan: Plan, target: number, today: Day): number {
  const all = slotsBetween(plan, plan.firstDay, plan.lastDay);
  const over = all - slotsBetween(plan, today, plan.lastDay);
  return all === 0 ? 0 : Math.round(((target * over) / all) * 100) / 100;
}

/** Returns the first day on which something new can count. */
function nextSlot(plan: Plan, today: Day, lastLogged: Day | undefined): Day {
  const first = today < plan.firstDay ? plan.firstDay : today;
  if (plan.measure !== 'days' || lastLogged === undefined || lastLogged < plan.firstDay) return first;
  if (plan.rhythm !== 'weekly') return lastLogged < first ? first : addDays(first, 1);
  const nextWeek = addDays(plan.firstDay, weekNumber(plan, first) * WEEK_DAYS);
  return weekNumber(plan, lastLogged) < weekNumber(plan, first) ? first : nextWeek;
}

function eachOf(plan: Plan, left: number, slots: number, days: number): Pace['each'] {
  const perWeek = (left * WEEK_DAYS) / days;
  if (plan.measure === 'days') {
    // More days than a week has can't be done: the days that are left say it.
    const isUseful = plan.rhythm !== 'weekly' && days > WEEK_DAYS && perWeek <= WEEK_DAYS;
    return isUseful ? { amount: Math.ceil(perWeek), per: 'week' } : undefined;
  }
  if (plan.rhythm === 'weekly') return { amount: roundedUp(plan, left / slots), per: 'week' };
  if (plan.rhythm === 'weekdays') return { amount: roundedUp(plan, left / slots), per: 'time' };
  if (left / days >= 1) return { amount: roundedUp(plan, left / days), per: 'day' };
  return days > WEEK_DAYS ? { amount: roundedUp(plan, perWeek), per: 'week' } : undefined;
}

/** Rounds up to what people plan with: whole numbers, or tenths of a small amount. */
function roundedUp({ measure }: Plan, value: number): number {
  const precision = measure === 'amount' && value < WEEK_DAYS ? 10 : 1;
  return Math.ceil(Number((value * precision).toFixed(6))) / precision;
}
