import { Redis } from 'ioredis';
import { type CheckResult, errorName, failed, passed, warning } from '../core/check-result.js';
import type { Query } from '../core/database/health-check.js';

const TIMEOUT_MS = 5_000;

/** Looks whether a Redis is as the queue needs it. */
export async function checkRedis(url: string): Promise<CheckResult[]> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    retryStrategy: () => null,
  });
  let broke: unknown;
  redis.on('error', (error) => {
    broke = error;
  });
  try {
    await redis.connect();
    const info = await redis.info();
    const said = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
    return [version(said('redis_version')), policy(said('maxmemory_policy'))];
  } catch (error) {
    return [
      failed(
        `Redis does not answer (${errorName(broke ?? error)}). See that it runs, and that REDIS_URL is its address.`,
      ),
    ];
  } finally {
    redis.disconnect();
  }
}

function version(number: string): CheckResult {
  const [major = 0, minor = 0] = number.split('.').map(Number);
  if (major > 6 || (major === 6 && minor >= 2)) return passed(`Redis ${number} answers.`);
  return failed(`Redis ${number} answers, and the queue needs 6.2 or newer. Upgrade it.`);
}

function policy(name: string): CheckResult {
  if (name === 'noeviction') return passed('Redis says so when it is full, and drops nothing.');
  return failed(`Redis drops jobs when it is full (${name}). Set its maxmemory-policy to noeviction.`);
}

/** Looks whether the queue's tables are in the database. */
export async function checkQueueTables(ask: Query): Promise<CheckResult[]> {
  const [table] = await ask<{ there: boolean }>(`select to_regclass('bullmq.job') is not null as there`);
  if (table?.there) return [passed('The queue lives in this database, and its tables are there.')];
  return [warning('The queue lives in this database, and has no tables. The next start of Hearth makes them.')];
}
