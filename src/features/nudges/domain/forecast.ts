import { WEEK } from '../../../core/durations.js';
import { isHeldOut } from './experiment.js';
import { type Facts, type Stage, silenceOf, stepOf } from './ladder.js';

/** What would be done next for a member, and when, if it is within a week and nobody did anything until then. */
export function forecast(
  it: Facts,
  who: { communityId: string; userId: string },
): { stage: Stage; at: Date } | undefined {
  if (!it.nudgeCase.stage && !isLate(it)) return undefined;
  const first = stepOf(it);
  const at = first.kind === 'wait' ? first.until : it.now;
  const step = first.kind === 'wait' ? stepOf({ ...it, now: at }) : first;
  if (step.kind !== 'climb' || at.getTime() - it.now.getTime() > WEEK) return undefined;
  const { policy } = it;
  const alone = step.to === 'hello' && isHeldOut({ ...who, policyVersion: policy.version }, policy.holdOutPercent);
  return policy.stages.includes(step.to) && !alone ? { stage: step.to, at } : undefined;
}

/** Whether they have been silent for longer than is usual. Of everybody else it is likely that they come by before it is time. */
function isLate(it: Facts): boolean {
  return silenceOf(it) > Math.max(1, it.gap ?? 0);
}
