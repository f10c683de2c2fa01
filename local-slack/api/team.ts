import { z } from 'zod';
import { SlackError } from '../world/slack-error.js';
import { botMethod, type Methods } from './method.js';

export const teamMethods: Methods = {
  'team.info': botMethod(['team:read'], z.object({}), (_, { world, workspace }) => ({
    team: {
      id: workspace.id,
      name: workspace.name,
      domain: workspace.domain,
      url: `${world.url}/`,
      email_domain: '',
      icon: { image_default: true },
    },
  })),

  'bots.info': botMethod(['users:read'], z.object({ bot: z.string() }), (args, { world, workspace, installation }) => {
    if (args.bot !== installation.botId) throw new SlackError('bot_not_found');
    const bot = workspace.users.get(installation.botUser);
    return {
      bot: { id: installation.botId, deleted: false, name: bot?.realName, app_id: world.app.id, user_id: bot?.id },
    };
  }),
};
