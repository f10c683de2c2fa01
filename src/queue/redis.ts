import { setTimeout as pause } from 'node:timers/promises';
import { Cluster, Redis } from 'ioredis';
import { nodesOf } from '../core/addresses.js';
import type { Warn } from '../core/once-a-minute.js';

const TIMEOUT_MS = 5_000;

/** The time between two attempts to reach a Redis that has not answered yet. */
const PAUSE_MS = 1_000;

/**
 * The limits, in milliseconds, after which a connection that has gone silent is given up and replaced. A proxy or a
 * firewall may drop connections without telling either end. A worker waits up to 5 seconds for its next job.
 */
export const SILENCE = { connect: 5_000, answer: 10_000 };

/**
 * Returns what a Redis says about itself; of several nodes, the first that answers. Throws if none does, or if it
 * refuses the password.
 */
export async function askRedis(redisUrl: string): Promise<string> {
  const [first = '', ...others] = nodesOf(redisUrl);
  try {
    return await askNode(first);
  } catch (error) {
    if (others.length === 0) throw error;
    return askRedis(others.join());
  }
}

async function askNode(url: string): Promise<string> {
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

/** Returns a field of what `askRedis` returned; empty if there is none. */
export function fieldOf(info: string, name: string): string {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
}

/** Asks, until it answers, whether a Redis is a node of a cluster. Throws once `leaving` is aborted. */
export async function isCluster(redisUrl: string, warn: Warn, leaving: AbortSignal): Promise<boolean> {
  if (nodesOf(redisUrl).length > 1) return true;
  for (;;) {
    const info = await askRedis(redisUrl).catch((error) => warn({ err: error }, 'the queue is out of reach'));
    leaving.throwIfAborted();
    if (info) return fieldOf(info, 'cluster_enabled') === '1';
    await pause(PAUSE_MS, undefined, { signal: leaving });
  }
}

/**
 * Opens a connection that is restored whenever it breaks. A command fails after `maxRetriesPerRequest` attempts to
 * restore it, and waits for ever if that is null.
 */
export function connect(redisUrl: string, clustered: boolean, maxRetriesPerRequest: number | null): Redis | Cluster {
  const limits = { connectTimeout: SILENCE.connect, socketTimeout: SILENCE.answer, disconnectTimeout: 200 };
  const redis = clustered
    ? connectToCluster(nodesOf(redisUrl), { maxRetriesPerRequest, ...limits })
    : new Redis(redisUrl, { maxRetriesPerRequest, ...limits });
  return redis.on('error', () => undefined); // BullMQ reports these
}

function connectToCluster(
  nodes: string[],
  options: { readonly maxRetriesPerRequest: number | null; readonly connectTimeout: number },
): Cluster {
  // The other nodes, which these name, have the same credentials.
  const { username, password, tls } = new Redis(nodes[0] ?? '', { lazyConnect: true }).options;
  return new Cluster(nodes, {
    redisOptions: { ...options, username, password, tls },
    // Keeps the names of nodes, which their certificates are for.
    dnsLookup: (name, done) => done(null, name),
    // Otherwise, what a producer adds would wait here for as long as the cluster is down.
    enableOfflineQueue: options.maxRetriesPerRequest === null,
  });
}
