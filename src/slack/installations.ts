import type { Authorize } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { sql } from 'drizzle-orm';
import type { Settings } from '../core/config.js';
import type { Database } from '../core/db.js';
import { workspaces } from '../core/schema.js';
import { slackError } from './errors.js';

/** Which workspaces Hearth is installed in, and how to speak to each. */
export interface Installations {
  readonly authorize: Authorize<boolean>;
  /** For background work: patient, but leaves waiting and trying again to the queue. Throws for a workspace we are not in. */
  client(workspaceId: string): Promise<WebClient>;
}

/** While a person waits: no second try, no queueing behind a rate limit, and an answer before Slack's 3 seconds are over. */
export const IN_A_HURRY: WebClientOptions = {
  timeout: 2_000,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
};

const IN_THE_BACKGROUND: WebClientOptions = {
  timeout: 10_000,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
};

/** The one workspace that a bot token belongs to. Asks Slack which that is; throws when it does not accept the token. */
export async function singleWorkspace(
  db: Database,
  { apiUrl, botToken, installer }: Settings['slack'],
): Promise<Installations> {
  const client = new WebClient(botToken, { ...IN_THE_BACKGROUND, slackApiUrl: apiUrl });
  const me = await client.auth.test().catch((error) => {
    const code = slackError(error);
    throw code ? new Error(`Slack does not accept SLACK_BOT_TOKEN (${code}).`) : error;
  });
  const { team_id: workspaceId = '', team: name = '', url = '', user_id: botUserId = '', bot_id: botId = '' } = me;
  const row = { workspaceId, name, url, botUserId, installerId: installer ?? null };
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
  };
}
