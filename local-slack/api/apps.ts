import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { uninstall } from '../world/installation.js';
import { SlackError } from '../world/slack-error.js';
import { appMethod, botMethod, type Methods } from './method.js';

export const appMethods: Methods = {
  'apps.connections.open': appMethod('app', z.object({}), (_, { world }) => {
    const ticket = randomBytes(16).toString('hex');
    world.tickets.add(ticket);
    return { url: `${world.url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${world.app.id}` };
  }),

  'apps.uninstall': botMethod(
    [],
    z.object({ client_id: z.string(), client_secret: z.string() }),
    (args, { world, workspace }) => {
      if (args.client_id !== world.app.clientId) throw new SlackError('invalid_client_id');
      if (args.client_secret !== world.app.clientSecret) throw new SlackError('bad_client_secret');
      void uninstall(world, workspace);
      return {};
    },
  ),
};
