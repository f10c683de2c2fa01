import type { WebClient } from '@slack/web-api';
import { verdictOf } from './errors.js';

/** Returns the end of the user's current Do Not Disturb period; null if there is none or Slack refuses the call. */
export async function dndUntil(slack: WebClient, user: string, now: Date): Promise<Date | null> {
  try {
    const { next_dnd_start_ts: from = 0, next_dnd_end_ts: until = 0 } = await slack.dnd.info({ user });
    const seconds = now.getTime() / 1000;
    return from <= seconds && seconds < until ? new Date(until * 1000) : null;
  } catch (error) {
    // The user's quiet hours in Hearth still apply.
    if (['recipient', 'message', 'badRequest'].includes(verdictOf(error))) return null;
    throw error;
  }
}
