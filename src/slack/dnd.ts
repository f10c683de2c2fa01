import type { WebClient } from '@slack/web-api';
import { DAY } from '../core/durations.js';
import { verdictOf } from './errors.js';

/**
 * Returns the end of the user's current Do Not Disturb period; null if there is none or Slack refuses the call. At most a
 * day after `now`: a longer period is looked at again then, since the user may end it.
 */
export async function dndUntil(slack: WebClient, user: string, now: Date): Promise<Date | null> {
  try {
    const { next_dnd_start_ts: from = 0, next_dnd_end_ts: until = 0 } = await slack.dnd.info({ user });
    const seconds = now.getTime() / 1000;
    return from <= seconds && seconds < until ? new Date(Math.min(until * 1000, now.getTime() + DAY)) : null;
  } catch (error) {
    // The user's quiet hours in Hearth still apply.
    if (['recipient', 'message', 'badRequest'].includes(verdictOf(error))) return null;
    throw error;
  }
}
