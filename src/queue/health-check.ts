import { Redis } from 'ioredis';
import { type Finding, nameOf, notable, right, wrong } from '../core/check-result.js';
import type { Ask } from '../core/database/health-check.js';

const PATIENCE_MS = 5_000;

/** Looks whether a Redis is as the queue needs it. */
export async function examineRedis(url: string): Promise<Finding[]> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
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
      wrong(`Redis does not answer (${nameOf(broke ?? error)}). See that it runs, and that REDIS_URL is its address.`),
    ];
  } finally {
    redis.disconnect();
  }
}

function version(number: string): Finding {
  const [major = 0, minor = 0] = number.split('.').map(Number);
  if (major > 6 || (major === 6 && minor >= 2)) return right(`Redis ${number} answers.`);
  return wrong(`Redis ${number} answers, and the queue needs 6.2 or newer. Upgrade it.`);
}

function policy(name: string): Finding {
  if (name === 'noeviction') return right('Redis says so when it is full, and drops nothing.');
  return wrong(`Redis drops jobs when it is full (${name}). Set its maxmemory-policy to noeviction.`);
}

/** Looks whether the queue's tables are in the database. */
export async function examineQueueTables(ask: Ask): Promise<Finding[]> {
  const [table] = await ask<{ there: boolean }>(`select to_regclass('bullmq.job') is not null as there`);
  if (table?.there) return [right('The queue lives in this database, and its tables are there.')];
  return [notable('The queue lives in this database, and has no tables. The next start of Hearth makes them.')];
}
