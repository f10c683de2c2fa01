import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import type { Tell } from '../../core/domain-events.js';
import { SECOND } from '../../core/durations.js';
import type { Log } from '../../core/log.js';
import type { Metrics } from '../../core/metrics.js';
import { RetryLater } from '../../core/retry.js';
import type { Posted } from './ledger.js';

/** The parts that write to Slack and record it. */
export interface Delivering {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly tell: Tell;
  readonly metrics: Metrics;
}

/** A worker that is posting needs a fraction of its lease, unless it was killed, so it is worth looking again soon. */
export function busy(key: string, leaseMs: number): RetryLater {
  return new RetryLater(Math.min(leaseMs + 100, SECOND), `another worker is posting ${key}`);
}

/** Counts an outcome by the part of the key before the colon, since the rest is ids. */
export function count({ metrics }: Delivering, key: string, outcome: string): void {
  metrics.deliveries.inc({ kind: key.split(':', 1)[0] ?? '', outcome });
}

/** Returns the arguments by which Slack's methods name a message. */
export function placeOf({ channelId: channel, ts }: Posted) {
  return { channel, ts };
}
