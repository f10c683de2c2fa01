import { Redis } from 'ioredis';
import { type CheckResult, errorName, failed, passed, warning } from '../core/check-result.js';
import type { DatabaseUrls } from '../core/config.js';
import { explainRedis } from '../core/connection-problem.js';
import type { Query } from '../core/database/query.js';
import { HOUR } from '../core/durations.js';
import { createLog } from '../core/log.js';
import { createMetrics } from '../core/metrics.js';
import { withTimeout } from '../core/timeout.js';
import { openBackend, PREFIX, type QueueStore } from './store.js';

const TIMEOUT_MS = 5_000;

/** Returns what a Redis says about itself. Throws if it doesn't answer, or refuses the password. */
export async function askRedis(url: string): Promise<string> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    retryStrategy: () => null,
  });
  let connectionError: unknown;
  redis.on('error', (error) => {
    connectionError = error;
  });
  try {
    await redis.connect();
    return await redis.info();
  } catch (error) {
    throw connectionError ?? error;
  } finally {
    redis.disconnect();
  }
}

/** Checks that a Redis has the version and the eviction policy that the queue needs. */
export async function checkRedis(url: string): Promise<CheckResult[]> {
  try {
    const info = await askRedis(url);
    const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
    const findings = [version(field('redis_version')), policy(field('maxmemory_policy'))];
    return findings.some(({ mark }) => mark === '✗')
      ? findings
      : [...findings, ...(await checkQueue({ redisUrl: url }))];
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
  const backend = openBackend(store, PREFIX, createLog('silent'), createMetrics());
  backend.queue.on('error', () => undefined);
  try {
    // No worker takes it before it is removed.
    const job = await withTimeout(TIMEOUT_MS, () => backend.queue.add('doctor.try', {}, { delay: HOUR }));
    await job.remove();
    return [passed('The queue takes jobs.')];
  } catch (error) {
    return [failed(`The queue takes no jobs (${errorName(error)}). The log of its server says why.`)];
  } finally {
    await backend.queue.close().catch(() => undefined);
    await backend.release();
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
