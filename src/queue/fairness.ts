import { MINUTE } from '../core/durations.js';

/** Every job's payload names its workspace, so that no workspace can take up the whole queue. */
export interface WorkspacePayload {
  readonly workspaceId: string;
}

/** The share of a minute's messages that is sent at once; Slack tolerates such a burst. The rest are spread out. */
const BURST = 1 / 10;

/** BullMQ's lowest priority. */
const LOWEST_PRIORITY = 2 ** 21;

/**
 * Returns each payload with its place among those of its workspace, starting at 0, which becomes its priority. Jobs
 * with lower numbers run first, even if they were added later, so a workspace with ten thousand jobs doesn't delay one
 * with three. BullMQ runs jobs of priority 0 before all others.
 */
export function withPriorities<Payload extends WorkspacePayload>(
  payloads: readonly Payload[],
): { payload: Payload; place: number; priority: number }[] {
  const last = new Map<string, number>();
  return payloads.map((payload) => {
    const place = last.get(payload.workspaceId) ?? 0;
    last.set(payload.workspaceId, place + 1);
    return { payload, place, priority: Math.min(place, LOWEST_PRIORITY) };
  });
}

/**
 * Returns the delay, in milliseconds, of the message at that place, so that its workspace gets at most `perMinute`
 * messages a minute after the initial burst.
 */
export function spreadDelay(place: number, perMinute: number): number {
  const after = place + 1 - Math.ceil(perMinute * BURST);
  return after > 0 ? Math.ceil((after * MINUTE) / perMinute) : 0;
}
