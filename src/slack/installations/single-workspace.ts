import { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock.js';
import type { SingleWorkspaceSettings } from '../../core/config.js';
import type { Database } from '../../core/database/database.js';
import type { Metrics } from '../../core/metrics.js';
import { PermanentError } from '../../core/retry.js';
import { saveWorkspace } from '../../core/workspaces.js';
import { slackError } from '../errors.js';
import { instrumentedFetch } from '../outbound/instrumented-fetch.js';
import { RateLimitedClient } from '../outbound/rate-limited-client.js';
import {
  BACKGROUND_CLIENT,
  INTERACTIVE_CLIENT,
  type Installations,
  isAccepted,
  NOT_INSTALLED,
} from './installations.js';

/** Returns the one workspace that a bot token belongs to. Asks Slack for it, and throws if Slack refuses the token. */
export async function singleWorkspace(
  db: Database,
  apiUrl: string,
  { botToken, installer }: SingleWorkspaceSettings,
  clock: Clock,
  metrics: Metrics,
): Promise<Installations> {
  const me = await new WebClient(botToken, { ...INTERACTIVE_CLIENT, slackApiUrl: apiUrl }).auth
    .test()
    .catch((error) => {
      const code = slackError(error);
      throw code ? new Error(`Slack doesn’t accept SLACK_BOT_TOKEN (${code}).`) : error;
    });
  const { team_id: workspaceId = '', team: name = '', url = '', user_id: botUserId = '', bot_id: botId = '' } = me;
  const scopes = me.response_metadata?.scopes ?? [];
  const options = { ...BACKGROUND_CLIENT, slackApiUrl: apiUrl, fetch: instrumentedFetch(metrics) };
  const client = new RateLimitedClient(db, workspaceId, botToken, options);
  const row = { workspaceId, name, url, botUserId, installerId: installer ?? null, scopes };
  const { isNew } = await db.inWorkspace(workspaceId, (tx) => saveWorkspace(tx, row, clock(), 'replace'));
  return {
    newInstallation: isNew && installer ? { workspaceId, installerId: installer } : undefined,
    authorize: async ({ teamId }) => {
      if (teamId !== workspaceId) throw new PermanentError(NOT_INSTALLED);
      return { botToken, botId, botUserId, teamId: workspaceId };
    },
    client: async (id) => {
      if (id !== workspaceId) throw new PermanentError(NOT_INSTALLED);
      return client;
    },
    accepted: async (id) => id === workspaceId && (await isAccepted(apiUrl, botToken)),
    forget: () => undefined,
  };
}
