import { z } from 'zod';
import { dndJson } from '../shapes/dnd.js';
import { SlackError } from '../world/slack-error.js';
import { findUser } from '../world/users.js';
import { list } from './arguments.js';
import { botMethod, type Methods } from './method.js';

const MOST_USERS = 50;

export const dndMethods: Methods = {
  'dnd.info': botMethod(['dnd:read'], z.object({ user: z.string().optional() }), (args, caller) => {
    const { world, workspace, installation } = caller;
    const user = findUser(workspace, args.user ?? installation.botUser);
    const own = user.id === installation.botUser ? { snooze_enabled: false } : {};
    return { ...dndJson(user, world.clock.now()), ...own };
  }),

  'dnd.teamInfo': botMethod(['dnd:read'], z.object({ users: list }), (args, { world, workspace }) => {
    if (args.users.length > MOST_USERS) throw new SlackError('too_many_users');
    const now = world.clock.now();
    return { users: Object.fromEntries(args.users.map((id) => [id, dndJson(findUser(workspace, id), now)])) };
  }),
};
