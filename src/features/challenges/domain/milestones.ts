import type { Day } from '../../../core/calendar.js';
import { weekNumber } from './days.js';
import type { Plan } from './plan.js';

/** The milestones of a challenge, each of which is celebrated once. */
export const MILESTONES = ['first-log', 'half-way', 'target', 'everyone-today'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** Below this number of participants, it is no news that everyone has logged. */
const FEWEST_FOR_EVERYONE = 3;

export interface MilestoneFacts {
  readonly isLogged: boolean;
  readonly total: number;
  /** The group's target; null until it is fixed. */
  readonly groupTarget: number | null;
  /** For each participant who doesn't pause, their local day and the latest day that they logged. */
  readonly active: readonly { readonly today: Day; readonly latest: Day | undefined }[];
}

/** Returns the milestones that a challenge has reached. */
export function milestonesIn(plan: Plan, { isLogged, total, groupTarget, active }: MilestoneFacts): Milestone[] {
  const part = groupTarget ? total / groupTarget : 0;
  const everyone = active.length >= FEWEST_FOR_EVERYONE && active.every((it) => hasLoggedNow(plan, it));
  const reached = { 'first-log': isLogged, 'half-way': part >= 0.5, target: part >= 1, 'everyone-today': everyone };
  return MILESTONES.filter((kind) => reached[kind]);
}

/** Returns those that are new and to be celebrated: not the half way together with the target. */
export function toCelebrate(fresh: readonly Milestone[]): Milestone[] {
  return fresh.filter((kind) => kind !== 'half-way' || !fresh.includes('target'));
}

/** Returns true if a participant has logged today, or this week if the rhythm is weekly. */
export function hasLoggedNow(plan: Plan, { today, latest }: { today: Day; latest: Day | undefined }): boolean {
  if (!latest || today > plan.lastDay) return false;
  return plan.rhythm === 'weekly' ? weekNumber(plan, latest) === weekNumber(plan, today) : latest === today;
}
