import type { Day } from '../../../core/calendar.js';
import { slotsBetween } from './days.js';
import type { Plan } from './plan.js';

/** The share of all personal targets that is the group's target. */
const SHARE_PERCENT = 70;

/**
 * Returns the target of a member who joins on that local day: the full one before or on the first day, and later the share
 * of it that the rest of the challenge is, rounded up. At least 1 (0.01 of an amount), never more than the full one.
 */
export function targetFrom(plan: Plan, joined: Day): number {
  const all = slotsBetween(plan, plan.firstDay, plan.lastDay);
  const left = slotsBetween(plan, joined, plan.lastDay);
  if (left >= all) return plan.target;
  return Math.min(plan.target, Math.max(smallest(plan), roundedUp(plan, (plan.target * left) / all)));
}

/** Returns the group's target: 70 % of the personal targets of those who joined, rounded up. */
export function groupTarget(plan: Plan, targets: readonly number[]): number {
  const sum = targets.reduce((total, it) => total + hundredths(it), 0);
  return roundedUp(plan, (sum * SHARE_PERCENT) / 100 / 100);
}

function smallest({ measure }: Plan): number {
  return measure === 'amount' ? 0.01 : 1;
}

/** Rounds up to a whole number, or to hundredths if the target has decimals. Ignores errors of binary fractions. */
function roundedUp({ target }: Plan, value: number): number {
  const precision = Number.isInteger(target) ? 1 : 100;
  return Math.ceil(Number((value * precision).toFixed(6))) / precision;
}

/** Returns an amount in hundredths, in which sums are exact. */
function hundredths(amount: number): number {
  return Math.round(amount * 100);
}
