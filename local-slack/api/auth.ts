import { z } from 'zod';
import { sendEvent } from '../deliver/events.js';
import { flag } from './arguments.js';
import { botMethod, type Methods } from './method.js';

export const authMethods: Methods = {
  'auth.test': botMethod([], z.object({}), (_, { world, workspace, installation }) => ({
    url: `${world.url}/`,
    team: workspace.name,
    user: workspace.users.get(installation.botUser)?.name,
    team_id: workspace.id,
    user_id: installation.botUser,
    bot_id: installation.botId,
    ...(workspace.enterprise ? { enterprise_id: workspace.enterprise } : {}),
    is_enterprise_install: false,
  })),

  'auth.revoke': botMethod(
    [],
    z.object({ test: flag.optional() }),
    (args, { world, workspace, installation, token }) => {
      if (args.test) return { revoked: false };
      if (token) token.state = 'revoked';
      const tokens = { oauth: [], bot: [installation.botUser] };
      void sendEvent(world, workspace, { type: 'tokens_revoked', tokens, event_ts: world.ids.ts() });
      return { revoked: true };
    },
  ),
};
