import type { WebClient } from '@slack/web-api';
import { verdictOf } from './errors.js';

/** Until when this person's notifications are paused right now; null when they are not, or Slack does not say. */
export async function dndUntil(slack: WebClient, user: string, now: Date): Promise<Date | null> {
  try {
    const { next_dnd_start_ts: from = 0, next_dnd_end_ts: until = 0 } = await slack.dnd.info({ user });
    const seconds = now.getTime() / 1000;
    return from <= seconds && seconds < until ? new Date(until * 1000) : null;
  } catch (error) {
    // Whoever Slack tells nothing about is spared by their own quiet hours all the same.
    if (['recipient', 'ours'].includes(verdictOf(error))) return null;
    throw error;
  }
}
