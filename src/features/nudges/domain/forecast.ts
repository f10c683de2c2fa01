import { WEEK } from '../../../core/durations.js';
import { isHeldOut } from './experiment.js';
import { type Facts, type Stage, silenceOf, stepOf } from './ladder.js';

/** Returns the next nudge for a member, if it is due within a week and they stay inactive until then. */
export function forecast(
  it: Facts,
  member: { communityId: string; userId: string },
): { stage: Stage; at: Date } | undefined {
  if (!it.nudgeCase.stage && !isLate(it)) return undefined;
  const first = stepOf(it);
  const at = first.kind === 'wait' ? first.until : it.now;
  const step = first.kind === 'wait' ? stepOf({ ...it, now: at }) : first;
  if (step.kind !== 'advance' || at.getTime() - it.now.getTime() > WEEK) return undefined;
  const { policy } = it;
  const alone = step.to === 'hello' && isHeldOut({ ...member, policyVersion: policy.version }, policy.holdOutPercent);
  return policy.stages.includes(step.to) && !alone ? { stage: step.to, at } : undefined;
}

/**
 * Returns true if the member has been silent for longer than usual. The others will probably be active before a nudge
 * is due.
 */
function isLate(it: Facts): boolean {
  return silenceOf(it) > Math.max(1, it.gap ?? 0);
}
