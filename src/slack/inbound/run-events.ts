import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import { DAY } from '../../core/durations.js';
import type { Log } from '../../core/log.js';
import type { Metrics } from '../../core/metrics.js';
import { PermanentError, passesByItself } from '../../core/retry.js';
import { isServedNow } from '../../core/workspaces.js';
import { forQueue } from '../errors.js';
import * as store from './inbox-store.js';

/** The number of attempts after which an event is given up that fails for a reason that doesn't pass by itself. */
const MAX_TRIES = 6;

/** The age at which an event is given up that waits for what passes by itself. */
const MAX_AGE_MS = DAY;

interface Failure {
  readonly row: store.StoredEvent;
  readonly error: unknown;
}

/**
 * Runs the handlers of these events in order, and records the outcomes. After a failure, leaves later events about the
 * same person or channel for the next run; the others go on. Gives up on events that keep failing, and logs that. Returns
 * the events that are to be retried.
 */
export async function runEvents(
  it: { db: Database; clock: Clock; log: Log; metrics: Metrics },
  handle: (row: store.StoredEvent) => Promise<void>,
  workspaceId: string,
  rows: readonly store.StoredEvent[],
): Promise<readonly Failure[]> {
  const done: string[] = [];
  const again: Failure[] = [];
  const given: Failure[] = [];
  const now = it.clock();
  for (const row of rows) {
    if (row.about !== null && again.some((failure) => failure.row.about === row.about)) continue;
    try {
      await handle(row);
      done.push(row.eventId);
    } catch (thrown) {
      const failure = { row, error: forQueue(thrown) };
      (isGivenUp(failure, now) ? given : again).push(failure);
    }
  }
  if (rows.length === 0) return again;
  const isServed = await it.db.inWorkspace(workspaceId, async (tx) => {
    // In a workspace that was stopped meanwhile, failed events are kept until it is served again.
    const served = await isServedNow(tx);
    const ended = served ? given.map(({ row }) => row.eventId) : [];
    const counted = again.filter(({ error }) => !passesByItself(error));
    await store.settle(tx, {
      done: [...done, ...ended],
      held: again.map(({ row }) => row.eventId),
      counted: served ? counted.map(({ row }) => row.eventId) : [],
      now: it.clock(),
    });
    return served;
  });
  for (const { row, error } of isServed ? given : []) {
    it.log.error({ err: error, workspaceId, type: row.type, eventId: row.eventId }, 'an event was given up');
    it.metrics.events.inc({ outcome: 'given_up' });
  }
  return isServed ? again : [...again, ...given];
}

function isGivenUp({ row, error }: Failure, now: Date): boolean {
  if (passesByItself(error)) return now.getTime() - row.receivedAt.getTime() > MAX_AGE_MS;
  return error instanceof PermanentError || row.tries + 1 >= MAX_TRIES;
}
