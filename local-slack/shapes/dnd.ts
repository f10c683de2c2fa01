import { epoch } from '../world/ids.js';
import { quietWindow } from '../world/quiet.js';
import type { User } from '../world/workspace.js';

/**
 * When a user does not want to be disturbed, as Slack tells others. It tells nobody else of a snooze as such; the
 * window they see is the snooze's while it lasts.
 */
export function dndJson(user: User, now: Date) {
  const window = quietWindow(user, now);
  return {
    dnd_enabled: window !== undefined,
    next_dnd_start_ts: window ? epoch(window.from) : NEVER,
    next_dnd_end_ts: window ? epoch(window.to) : NEVER,
  };
}

/** Slack's number for it. */
const NEVER = 1;
