import { WebClient } from '@slack/web-api';
import type { SingleWorkspaceSettings } from '../../core/config.js';
import { PermanentError } from '../../core/retry.js';
import { saveWorkspace } from '../../core/workspaces.js';
import { noAnswer, slackError } from '../errors.js';
import { RateLimitedClient } from '../outbound/rate-limited-client.js';
import {
  createAskAboutToken,
  INTERACTIVE_CLIENT,
  type Installations,
  NOT_INSTALLED,
  type Opening,
} from './installations.js';
import { createSettleRefusal } from './refusal.js';

const ORG_WIDE =
  'SLACK_BOT_TOKEN is for a whole organization. Hearth is installed in one workspace at a time: use the token of a workspace.';

/** Returns the one workspace that a bot token belongs to. Asks Slack for it, and throws if Slack refuses the token. */
export async function singleWorkspace(
  opening: Opening,
  { botToken, installer }: SingleWorkspaceSettings,
): Promise<Installations> {
  const { db, clock, options, pace } = opening;
  const me = await new WebClient(botToken, { ...options, ...INTERACTIVE_CLIENT }).auth.test().catch((error) => {
    const code = slackError(error);
    throw new Error(code ? `Slack doesn’t accept SLACK_BOT_TOKEN (${code}).` : noAnswer(error), { cause: error });
  });
  const { team_id: workspaceId = '', team: name = '', url = '', user_id: botUserId = '', bot_id: botId = '' } = me;
  if (me.is_enterprise_install) throw new Error(ORG_WIDE);
  const scopes = me.response_metadata?.scopes ?? [];
  const ask = createAskAboutToken(options);
  const settleRefusal = createSettleRefusal(opening, ask);
  const access = { workspaceId, tokenOf: () => botToken };
  const client = new RateLimitedClient(
    db,
    { ...access, refused: (token, error) => settleRefusal(access, token, error) },
    options,
    pace,
  );
  const enterpriseId = me.enterprise_id ?? null;
  const row = { workspaceId, name, url, botUserId, installerId: installer ?? null, scopes, enterpriseId };
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
    accepted: async (id) => id === workspaceId && (await ask(botToken)),
  };
}
