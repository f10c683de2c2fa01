import { type CheckResult, errorName, failed, passed, warning } from '../core/check-result.js';
import type { DatabaseUrls } from '../core/config.js';
import { explainRedis } from '../core/connection-problem.js';
import type { Query } from '../core/database/query.js';
import { HOUR } from '../core/durations.js';
import { createLog } from '../core/log.js';
import { createMetrics } from '../core/metrics.js';
import { warnOnceAMinute } from '../core/once-a-minute.js';
import { withTimeout } from '../core/timeout.js';
import { askRedis, fieldOf } from './redis.js';
import { keyPrefix, openBackend, type QueueStore } from './store.js';

const TIMEOUT_MS = 5_000;

/** Checks that a Redis has the version and the eviction policy that the queue needs, and that it takes jobs. */
export async function checkRedis(redisUrl: string, prefix: string | undefined): Promise<CheckResult[]> {
  try {
    const info = await askRedis(redisUrl);
    const findings = [version(fieldOf(info, 'redis_version')), policy(fieldOf(info, 'maxmemory_policy'))];
    // Without the database, nothing says under which keys the queue is.
    if (!prefix || findings.some(({ mark }) => mark === '✗')) return findings;
    const store = { redisUrl, prefix };
    return [
      ...findings,
      passed(`The queue’s keys in Redis begin with ${keyPrefix(store)}.`),
      ...(await checkQueue(store)),
    ];
  } catch (error) {
    return [failed(explainRedis(error))];
  }
}

function version(number: string): CheckResult {
  const [major = 0, minor = 0] = number.split('.').map(Number);
  if (major > 6 || (major === 6 && minor >= 2)) return passed(`Redis ${number} answers.`);
  return failed(`Redis ${number} is too old: the queue needs 6.2 or newer. Upgrade it.`);
}

function policy(name: string): CheckResult {
  if (name === 'noeviction') return passed('Redis drops nothing when it’s full.');
  return failed(`Redis drops jobs when it’s full (${name}). Set its maxmemory-policy to noeviction.`);
}

/** Tries whether the queue takes a job, which it removes again. */
export async function checkQueue(store: QueueStore): Promise<CheckResult[]> {
  const [log, leaving] = [createLog('silent'), new AbortController()];
  const opening = { log, metrics: createMetrics(), warn: warnOnceAMinute(log), leaving: leaving.signal };
  try {
    const { queue, release } = await withTimeout(TIMEOUT_MS, () => openBackend(store, opening));
    queue.on('error', () => undefined);
    try {
      // No worker takes it before it is removed.
      const job = await withTimeout(TIMEOUT_MS, () => queue.add('doctor.try', {}, { delay: HOUR }));
      await job.remove();
      return [passed('The queue takes jobs.')];
    } finally {
      await queue.close().catch(() => undefined);
      await release();
    }
  } catch (error) {
    return [failed(`The queue takes no jobs (${errorName(error)}). The log of its server says why.`)];
  } finally {
    leaving.abort();
  }
}

/** Checks that the queue's tables exist in the database, and that they take a job. */
export async function checkQueueTables(ask: Query, { url, directUrl }: DatabaseUrls): Promise<CheckResult[]> {
  const [table] = await ask<{ there: boolean }>(`select to_regclass('bullmq.job') is not null as there`);
  if (table?.there)
    return [
      passed('The queue’s tables exist in this database.'),
      ...(await checkQueue({ postgresUrl: directUrl ?? url })),
    ];
  return [warning('The queue’s tables don’t exist in this database yet. The next start of Hearth creates them.')];
}
