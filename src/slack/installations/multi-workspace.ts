import { LRUCache } from 'lru-cache';
import { PermanentError } from '../../core/retry.js';
import { decryptToken, type SealedToken, type TokenKey } from '../../core/token-keys.js';
import { RateLimitedClient } from '../outbound/rate-limited-client.js';
import { createAskAboutToken, type Installations, NOT_INSTALLED, type Opening } from './installations.js';
import { createSettleRefusal } from './refusal.js';
import { readInstallation } from './store.js';

/** The number of clients that a process keeps. They hold no token. */
const MAX_CLIENTS = 5_000;

/**
 * Returns the workspaces that installed Hearth through its install page. Processes keep no tokens, since one could be
 * replaced at any time; an installation takes one query, by primary key.
 */
export function multiWorkspace(opening: Opening, keys: readonly TokenKey[]): Installations {
  const { db, options, pace } = opening;
  const ask = createAskAboutToken(options);
  const settleRefusal = createSettleRefusal(opening, ask);
  const accessTo = (workspaceId: string) => {
    const tokenOf = (sealed: SealedToken | null) => {
      if (!sealed) throw new PermanentError(NOT_INSTALLED);
      return decryptToken(keys, workspaceId, sealed);
    };
    const access = { workspaceId, tokenOf };
    return { ...access, refused: (token: string, error: unknown) => settleRefusal(access, token, error) };
  };
  const clients = new LRUCache<string, RateLimitedClient>({
    max: MAX_CLIENTS,
    memoMethod: (workspaceId) => new RateLimitedClient(db, accessTo(workspaceId), options, pace),
  });
  return {
    authorize: async ({ teamId = '' }) => {
      const row = await db.inWorkspace(teamId, readInstallation);
      if (!row || row.stoppedAt) throw new PermanentError(NOT_INSTALLED);
      const { botId, botUserId } = row;
      return { botToken: decryptToken(keys, teamId, row), botId, botUserId, teamId };
    },
    client: async (workspaceId) => clients.memo(workspaceId),
    accepted: async (workspaceId) => {
      const row = await db.inWorkspace(workspaceId, readInstallation);
      return row !== undefined && ask(decryptToken(keys, workspaceId, row));
    },
  };
}
