import { LRUCache } from 'lru-cache';
import type { Database } from '../../core/database/database.js';
import type { Metrics } from '../../core/metrics.js';
import { PermanentError } from '../../core/retry.js';
import { decryptToken, type TokenKey } from '../../core/token-keys.js';
import { instrumentedFetch } from '../outbound/instrumented-fetch.js';
import { RateLimitedClient } from '../outbound/rate-limited-client.js';
import { BACKGROUND_CLIENT, type Installations, isAccepted, NOT_INSTALLED } from './installations.js';
import { readInstallation } from './store.js';

/** The number of workspaces that a process caches, and for how many milliseconds. */
const CACHE = { max: 5_000, ttl: 30_000 };

interface Installed {
  readonly token: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly client: RateLimitedClient;
}

/**
 * Returns the workspaces that installed Hearth through its install page. A cache miss takes one query, shared by
 * concurrent callers.
 */
export function multiWorkspace(
  db: Database,
  apiUrl: string,
  keys: readonly TokenKey[],
  metrics: Metrics,
): Installations {
  const options = { ...BACKGROUND_CLIENT, slackApiUrl: apiUrl, fetch: instrumentedFetch(metrics) };
  const cache = new LRUCache<string, Installed>({
    ...CACHE,
    fetchMethod: async (workspaceId) => {
      const row = await db.inWorkspace(workspaceId, readInstallation);
      if (!row || row.stoppedAt) return undefined;
      const token = decryptToken(keys, workspaceId, row);
      const client = new RateLimitedClient(db, workspaceId, token, options);
      return { token, botId: row.botId, botUserId: row.botUserId, client };
    },
  });
  return {
    authorize: async ({ teamId = '' }) => {
      const it = await cache.fetch(teamId);
      if (!it) throw new PermanentError(NOT_INSTALLED);
      return { botToken: it.token, botId: it.botId, botUserId: it.botUserId, teamId };
    },
    client: async (workspaceId) => {
      const it = await cache.fetch(workspaceId);
      if (!it) throw new PermanentError(NOT_INSTALLED);
      return it.client;
    },
    accepted: async (workspaceId) => {
      const row = await db.inWorkspace(workspaceId, readInstallation);
      return row !== undefined && isAccepted(apiUrl, decryptToken(keys, workspaceId, row));
    },
    forget: (workspaceId) => void cache.delete(workspaceId),
  };
}
