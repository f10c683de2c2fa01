import { epoch } from '../world/ids.js';
import { quietWindow } from '../world/quiet.js';
import type { User } from '../world/workspace.js';

/**
 * A user's do-not-disturb status as other users see it. Slack does not expose a snooze; while it lasts, the window has
 * the times of the snooze.
 */
export function dndJson(user: User, now: Date) {
  const window = quietWindow(user, now);
  return {
    dnd_enabled: window !== undefined,
    next_dnd_start_ts: window ? epoch(window.from) : NEVER,
    next_dnd_end_ts: window ? epoch(window.to) : NEVER,
  };
}

/** Slack's timestamp for no window. */
const NEVER = 1;
