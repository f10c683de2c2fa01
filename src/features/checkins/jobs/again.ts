import { DAY, HOUR } from '../../../core/durations.js';
import type { Changed } from '../../../slack/outbound/change.js';

/**
 * The time until the next attempt. An archived channel may come back at any time. What Slack refuses for good is tried
 * again, too, if its author took it down: the message must not stay only because an admin's setting forbids it today.
 */
const WAIT_MS = { unreachable: HOUR, refused: DAY };

/** Returns when to try a change again; null if Slack shows it, or the message is gone. */
export function againAfter(changed: Changed, now: Date): Date | null {
  return changed === 'shown' || changed === 'gone' ? null : new Date(now.getTime() + WAIT_MS[changed]);
}

/** Returns when to try an edit again; null if Slack shows it, or refuses it for good, as it would again. */
export function againAfterEdit(changed: Changed, now: Date): Date | null {
  return againAfter(changed === 'refused' ? 'shown' : changed, now);
}
