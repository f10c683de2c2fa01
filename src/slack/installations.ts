import type { Authorize } from '@slack/bolt';
import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import { sql } from 'drizzle-orm';
import type { Clock } from '../core/clock.js';
import type { Settings } from '../core/config.js';
import type { Database } from '../core/db.js';
import type { Log } from '../core/log.js';
import { workspaces } from '../core/schema.js';
import { stopWorkspace } from '../core/workspaces.js';
import { slackError } from './errors.js';
import { PacedClient } from './paced-client.js';

/** Which workspaces Hearth is installed in, and how to speak to each. */
export interface Installations {
  readonly authorize: Authorize<boolean>;
  /** For background work: patient, but leaves waiting and trying again to the queue. Throws for a workspace we are not in. */
  client(workspaceId: string): Promise<WebClient>;
  /** Slack does not accept our token there any more, for the reason of that name. Nothing is sent there from now on; nothing is deleted. */
  refused(workspaceId: string, code: string): Promise<void>;
}

/** While a person waits: no second try, no queueing behind a rate limit, and an answer before Slack's 3 seconds are over. */
export const IN_A_HURRY: WebClientOptions = {
  timeout: 2_000,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
};

/** What goes wrong is told by who asked. */
const IN_THE_BACKGROUND: WebClientOptions = { timeout: 10_000, logLevel: LogLevel.ERROR };

/** The one workspace that a bot token belongs to. Asks Slack which that is; throws when it does not accept the token. */
export async function singleWorkspace(
  db: Database,
  { apiUrl, botToken, installer }: Settings['slack'],
  clock: Clock,
  log: Log,
): Promise<Installations> {
  const me = await new WebClient(botToken, { ...IN_A_HURRY, slackApiUrl: apiUrl }).auth.test().catch((error) => {
    const code = slackError(error);
    throw code ? new Error(`Slack does not accept SLACK_BOT_TOKEN (${code}).`) : error;
  });
  const { team_id: workspaceId = '', team: name = '', url = '', user_id: botUserId = '', bot_id: botId = '' } = me;
  const client = new PacedClient(db, workspaceId, botToken, { ...IN_THE_BACKGROUND, slackApiUrl: apiUrl });
  const scopes = me.response_metadata?.scopes ?? [];
  const row = { workspaceId, name, url, botUserId, installerId: installer ?? null, scopes, stoppedAt: null };
  await db.inWorkspace(workspaceId, (tx) =>
    tx
      .insert(workspaces)
      .values(row)
      .onConflictDoUpdate({
        target: workspaces.workspaceId,
        set: {
          name: sql`excluded.name`,
          url: sql`excluded.url`,
          botUserId: sql`excluded.bot_user_id`,
          installerId: sql`excluded.installer_id`,
          scopes: sql`excluded.scopes`,
          stoppedAt: null,
        },
      }),
  );
  return {
    authorize: async ({ teamId }) => {
      if (teamId !== workspaceId) throw new Error('Hearth is not installed in that workspace.');
      return { botToken, botId, botUserId, teamId: workspaceId };
    },
    client: async (id) => {
      if (id !== workspaceId) throw new Error('Hearth is not installed in that workspace.');
      return client;
    },
    refused: async (id, code) => {
      log.error(
        { workspaceId: id, slack: code },
        'Slack does not accept our token any more: everything for this workspace has stopped',
      );
      await db.inWorkspace(id, (tx) => stopWorkspace(tx, clock()));
    },
  };
}
