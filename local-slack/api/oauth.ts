import { z } from 'zod';
import { redeem } from '../world/consent.js';
import { SlackError } from '../world/slack-error.js';
import { appMethod, type Methods } from './method.js';

export const oauthMethods: Methods = {
  'oauth.v2.access': appMethod(
    'nothing',
    z.object({
      client_id: z.string(),
      client_secret: z.string(),
      code: z.string(),
      redirect_uri: z.string().optional(),
    }),
    (args, { world }) => {
      if (args.client_id !== world.app.clientId) throw new SlackError('invalid_client_id');
      if (args.client_secret !== world.app.clientSecret) throw new SlackError('bad_client_secret');
      const { workspace, installation } = redeem(world, args.code, args.redirect_uri);
      return {
        app_id: world.app.id,
        authed_user: { id: installation.installer },
        scope: installation.scopes.join(','),
        token_type: 'bot',
        access_token: installation.botToken,
        bot_user_id: installation.botUser,
        team: { id: workspace.id, name: workspace.name },
        enterprise: workspace.enterprise ? { id: workspace.enterprise } : null,
        is_enterprise_install: false,
      };
    },
  ),
};
