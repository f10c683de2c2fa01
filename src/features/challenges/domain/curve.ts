import { addDays, type Day, daysBetween } from '../../../core/calendar.js';
import { lengthOf, slotsBetween, weekNumber } from './days.js';
import type { Plan } from './plan.js';
import type { Logged } from './progress.js';

/** The group's progress at the end of a day, next to what the plan asks until then. */
export interface CurvePoint {
  readonly day: Day;
  readonly done: number;
  readonly planned: number;
}

/** Returns the group's progress day by day, from the first day of a challenge to its last. */
export function curveOf(
  plan: Plan,
  it: { logs: readonly (Logged & { readonly participantId: string })[]; groupTarget: number },
): CurvePoint[] {
  const { firstDay, lastDay } = plan;
  const all = slotsBetween(plan, firstDay, lastDay);
  const hundredths = hundredthsByDay(plan, it.logs);
  // A week's part is due on any of its days, so the plan doesn't ask for all of it on the first.
  const shareOn = (day: Day) =>
    plan.rhythm === 'weekly'
      ? (daysBetween(firstDay, day) + 1) / lengthOf(plan)
      : slotsBetween(plan, firstDay, day) / Math.max(1, all);
  let done = 0;
  return Array.from({ length: lengthOf(plan) }, (_, n) => addDays(firstDay, n)).map((day) => {
    done += hundredths.get(day) ?? 0;
    return { day, done: done / 100, planned: it.groupTarget * shareOn(day) };
  });
}

/** Returns what the logs of each day add to the group's progress. */
function hundredthsByDay(
  plan: Plan,
  logs: readonly (Logged & { readonly participantId: string })[],
): ReadonlyMap<Day, number> {
  const sums = new Map<Day, number>();
  const counted = new Set<string>();
  for (const { participantId, day, amount } of [...logs].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const unit = `${participantId} ${plan.rhythm === 'weekly' ? weekNumber(plan, day) : day}`;
    const isNew = plan.measure !== 'days' || !counted.has(unit);
    counted.add(unit);
    const adds = plan.measure === 'days' ? 100 : Math.round(amount * 100);
    if (isNew) sums.set(day, (sums.get(day) ?? 0) + adds);
  }
  return sums;
}
