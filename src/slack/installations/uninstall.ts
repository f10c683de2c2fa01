import { z } from 'zod';
import type { Clock } from '../../core/clock.js';
import type { Database, Tx } from '../../core/database/database.js';
import { DAY } from '../../core/durations.js';
import type { Log } from '../../core/log.js';
import { currentWorkspace, eraseWorkspaceAt, stopWorkspace } from '../../core/workspaces.js';
import { slackId, slackTs } from '../event-fields.js';
import { event } from '../interactions/contracts.js';
import type { Listen } from '../interactions/listen.js';
import { deleteToken } from './store.js';

const appUninstalled = event('app_uninstalled', z.object({ event_ts: slackTs }));

/** Slack lists the users whose tokens were revoked; our bot token is listed under the bot user. */
const tokensRevoked = event(
  'tokens_revoked',
  z.object({ event_ts: slackTs, tokens: z.object({ bot: z.array(slackId).default([]) }) }),
);

/**
 * Registers the handlers for uninstalls. They stop sending at once, delete the token, and schedule the erasure of the
 * workspace's data after a grace period. Slack sends two events, in any order and possibly late, so the handlers ignore
 * events from before the newest installation.
 */
export function listenForUninstall(
  on: Listen,
  { db, clock, log }: { db: Database; clock: Clock; log: Log },
  eraseAfterDays: number,
): void {
  async function leave(workspaceId: string, ts: string, isOurs: (botUserId: string) => boolean): Promise<void> {
    const left = await db.inWorkspace(workspaceId, async (tx: Tx) => {
      const { botUserId, installedAt } = await currentWorkspace(tx);
      if (!isOurs(botUserId) || Number(ts) * 1000 < installedAt.getTime()) return false;
      const now = clock();
      await stopWorkspace(tx, now);
      await eraseWorkspaceAt(tx, new Date(now.getTime() + eraseAfterDays * DAY));
      await deleteToken(tx);
      return true;
    });
    if (left) log.info({ workspaceId, eraseAfterDays }, 'Hearth was uninstalled: nothing is sent there any more');
  }

  on.urgent(appUninstalled, (workspaceId, { event_ts }) => leave(workspaceId, event_ts, () => true));
  on.urgent(tokensRevoked, (workspaceId, { event_ts, tokens }) =>
    leave(workspaceId, event_ts, (botUserId) => tokens.bot.includes(botUserId)),
  );
}
