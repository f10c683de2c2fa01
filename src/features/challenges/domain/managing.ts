import { addDays, type Day, daysBetween } from '../../../core/calendar.js';
import { lengthOf } from './days.js';
import type { Plan, State } from './plan.js';
import { targetFrom } from './target.js';

/** The acts in the menu of a challenge. */
export const DEEDS = ['edit', 'move', 'cancel', 'copy', 'template'] as const;
export type Deed = (typeof DEEDS)[number];

/** The shortest time before the last day in which the target may still be lowered, in days. */
const LOWER_BEFORE = 7;

/** Returns what an organizer, or its creator, can do about a challenge in this state, by what else they may do. */
export function deedsOf(state: State, rights: { mayStart: boolean; mayPropose: boolean }): readonly Deed[] {
  const lacking: readonly Deed[] = [
    ...(rights.mayStart ? [] : ['template' as const]),
    ...(rights.mayPropose ? [] : ['copy' as const]),
  ];
  const theirs = DEEDS.filter((it) => !lacking.includes(it));
  if (state === 'scheduled') return theirs;
  if (state === 'running') return theirs.filter((it) => it !== 'move');
  return state === 'ended' || state === 'cancelled' ? theirs.filter((it) => it === 'copy' || it === 'template') : [];
}

/** Returns true if the target may still be lowered: at least a week is left on `today`, the last day not counted. */
export function mayLower({ lastDay }: Pick<Plan, 'lastDay'>, today: Day): boolean {
  return daysBetween(today, lastDay) >= LOWER_BEFORE;
}

/** Returns the target of those who joined on each day of a challenge; those who joined before it have that of its first day. */
export function targetsByDay(plan: Plan): { readonly day: Day; readonly target: number }[] {
  return Array.from({ length: lengthOf(plan) }, (_, n) => addDays(plan.firstDay, n)).map((day) => ({
    day,
    target: targetFrom(plan, day),
  }));
}

/** Returns the days of a challenge that is moved. It keeps its length. */
export function movedTo(plan: Pick<Plan, 'firstDay' | 'lastDay'>, firstDay: Day): Pick<Plan, 'firstDay' | 'lastDay'> {
  return { firstDay, lastDay: addDays(firstDay, lengthOf(plan) - 1) };
}
