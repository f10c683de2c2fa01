import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import type { Log } from '../../core/log.js';
import { TemporaryError } from '../../core/retry.js';
import { stopWorkspace } from '../../core/workspaces.js';
import { slackError } from '../errors.js';
import type { Access } from '../outbound/rate-limited-client.js';
import { admission } from '../outbound/rate-limits.js';

/** Asks Slack if it accepts a token. Throws if Slack gives no clear answer. */
export type AskAboutToken = (token: string) => Promise<boolean>;

/**
 * Returns a function that settles a refused call. It stops the workspace only if Slack doesn't accept the token, asked
 * again, and no other one was issued since: nothing is sent there from then on, and nothing is deleted. Otherwise the call
 * may be tried again later, and the error says so.
 */
export function createSettleRefusal(
  { db, clock, log }: { db: Database; clock: Clock; log: Log },
  ask: AskAboutToken,
): (access: Pick<Access, 'workspaceId' | 'tokenOf'>, token: string, error: unknown) => Promise<unknown> {
  return async ({ workspaceId, tokenOf }, token, error) => {
    const later = (cause: unknown) => new TemporaryError('Slack refused a token that it may still accept', { cause });
    try {
      if (await ask(token)) return later(error);
    } catch (unclear) {
      return later(unclear);
    }
    const outcome = await db.inWorkspace(workspaceId, async (tx) => {
      const newest = await admission(tx, 'auth.test');
      if (newest && tokenOf(newest.sealed) !== token) return 'replaced';
      // Another call may have been refused at the same time.
      return newest && (await stopWorkspace(tx, clock())) ? 'stopped' : 'stopped before';
    });
    if (outcome === 'replaced') return later(error);
    if (outcome === 'stopped before') return error;
    log.error(
      { workspaceId, slack: slackError(error) },
      'Slack does not accept our token any more: everything for this workspace has stopped',
    );
    return error;
  };
}
