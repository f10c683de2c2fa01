import type { Plan } from './plan.js';
import { hasFinished } from './progress.js';
import { groupTarget } from './target.js';
import { sumOf } from './visibility.js';

/** The progress of all together. */
export interface Together {
  /** The number of those who take part and didn't leave. */
  readonly joined: number;
  /** The sum of all progress, also of those who left. */
  readonly total: number;
  readonly groupTarget: number;
  /** The number of those who finished. */
  readonly finished: number;
}

interface Taking {
  readonly userId: string | null;
  readonly leftAt: Date | null;
  readonly target: number;
  readonly done: number;
}

/** A plan with what was fixed already: the group's target, and the sum of all progress once it has ended. */
interface Fixed extends Plan {
  readonly groupTarget: number | null;
  readonly total: number | null;
}

/** Returns the progress of all together. Until the group's target is fixed, it follows from who takes part. */
export function togetherOf(plan: Fixed, all: readonly Taking[]): Together {
  const taking = all.filter(({ leftAt }) => leftAt === null);
  return {
    joined: taking.length,
    total: plan.total ?? sumOf(all),
    groupTarget: plan.groupTarget ?? targetOfGroup(plan, taking),
    finished: taking.filter(({ done, target }) => hasFinished(done, target)).length,
  };
}

/** Returns the group's target as it follows from those who can still log; that of one full target if there are none. */
export function targetOfGroup(plan: Plan, all: readonly Omit<Taking, 'done'>[]): number {
  const targets = all.flatMap(({ userId, leftAt, target }) => (userId !== null && leftAt === null ? [target] : []));
  return groupTarget(plan, targets.length > 0 ? targets : [plan.target]);
}
