import { LRUCache } from 'lru-cache';
import type { Database } from '../../core/database/database.js';
import type { Metrics } from '../../core/metrics.js';
import { Hopeless } from '../../core/retry.js';
import { openToken, type TokenKey } from '../../core/token-keys.js';
import { watchedFetch } from '../outbound/instrumented-fetch.js';
import { PacedClient } from '../outbound/rate-limited-client.js';
import { IN_THE_BACKGROUND, type Installations, isAccepted, NOT_INSTALLED } from './installations.js';
import { installationOf } from './store.js';

/** How many workspaces a process remembers between two requests, and for how long. */
const REMEMBERED = { max: 5_000, ttl: 30_000 };

interface Installed {
  readonly token: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly client: PacedClient;
}

/** The workspaces that installed Hearth by its install page. What is not remembered takes one query, however many ask at once. */
export function manyWorkspaces(
  db: Database,
  apiUrl: string,
  keys: readonly TokenKey[],
  metrics: Metrics,
): Installations {
  const options = { ...IN_THE_BACKGROUND, slackApiUrl: apiUrl, fetch: watchedFetch(metrics) };
  const known = new LRUCache<string, Installed>({
    ...REMEMBERED,
    fetchMethod: async (workspaceId) => {
      const row = await db.inWorkspace(workspaceId, installationOf);
      if (!row || row.stoppedAt) return undefined;
      const token = openToken(keys, workspaceId, row);
      const client = new PacedClient(db, workspaceId, token, options);
      return { token, botId: row.botId, botUserId: row.botUserId, client };
    },
  });
  return {
    authorize: async ({ teamId = '' }) => {
      const it = await known.fetch(teamId);
      if (!it) throw new Error(NOT_INSTALLED);
      return { botToken: it.token, botId: it.botId, botUserId: it.botUserId, teamId };
    },
    client: async (workspaceId) => {
      const it = await known.fetch(workspaceId);
      if (!it) throw new Hopeless(NOT_INSTALLED);
      return it.client;
    },
    accepted: async (workspaceId) => {
      const row = await db.inWorkspace(workspaceId, installationOf);
      return row !== undefined && isAccepted(apiUrl, openToken(keys, workspaceId, row));
    },
    forget: (workspaceId) => void known.delete(workspaceId),
  };
}
