import { MINUTE } from '../core/durations.js';
/** Every job belongs to a workspace, so that none can take all of the queue for itself. */
export interface OfWorkspace {
  readonly workspaceId: string;
}

/** Slack bears with a burst: as many messages as in this part of a minute go at once, the rest one after the other. */
const BURST = 1 / 10;

/** BullMQ's lowest priority. */
const LOWEST_PRIORITY = 2 ** 21;

/**
 * Gives each job its place among those of its workspace. The lower goes first, whatever came before it, so that a workspace with
 * ten thousand of them does not delay one with three. 0 is not among them: it goes before everything.
 */
export function withPriorities<Payload extends OfWorkspace>(
  payloads: readonly Payload[],
): { payload: Payload; place: number; priority: number }[] {
  const last = new Map<string, number>();
  return payloads.map((payload) => {
    const place = last.get(payload.workspaceId) ?? 0;
    last.set(payload.workspaceId, place + 1);
    return { payload, place, priority: Math.min(place, LOWEST_PRIORITY) };
  });
}

/** For how many milliseconds the message at that place waits, for its workspace to get no more than so many a minute after the first burst. */
export function spreadDelay(place: number, perMinute: number): number {
  const after = place + 1 - Math.ceil(perMinute * BURST);
  return after > 0 ? Math.ceil((after * MINUTE) / perMinute) : 0;
}
