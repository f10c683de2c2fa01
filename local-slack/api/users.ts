import { z } from 'zod';
import { userJson } from '../shapes/user.js';
import { SlackError } from '../world/slack-error.js';
import { findUser } from '../world/users.js';
import type { User } from '../world/workspace.js';
import { flag } from './arguments.js';
import { page, paging } from './cursor.js';
import { type BotCaller, botMethod, type Methods } from './method.js';

const locale = { include_locale: flag.optional() };

export const userMethods: Methods = {
  'users.info': botMethod(['users:read'], z.object({ user: z.string(), ...locale }), (args, caller) => ({
    user: show(caller, findUser(caller.workspace, args.user), args.include_locale),
  })),

  'users.list': botMethod(['users:read'], z.object({ ...paging, ...locale }), (args, caller) => {
    // Slack lists no accounts of other workspaces.
    const users = [...caller.workspace.users.values()].filter((it) => !it.account);
    const { items, ...rest } = page(users, (it) => it.id, args, { byDefault: 1000, max: 1000 });
    return {
      members: items.map((it) => show(caller, it, args.include_locale)),
      cache_ts: Math.floor(caller.world.clock.now().getTime() / 1000),
      ...rest,
    };
  }),

  'users.lookupByEmail': botMethod(['users:read.email'], z.object({ email: z.string() }), (args, caller) => {
    const user = [...caller.workspace.users.values()].find((it) => it.email === args.email && !it.isBot && !it.deleted);
    if (!user) throw new SlackError('users_not_found');
    return { user: show(caller, user, false) };
  }),
};

function show({ world, workspace, installation }: BotCaller, user: User, withLocale: boolean | undefined) {
  const email = installation.scopes.includes('users:read.email');
  return userJson(workspace, user, world.clock.now(), { email, locale: withLocale ?? false });
}
