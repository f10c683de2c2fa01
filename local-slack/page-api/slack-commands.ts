import type { Person } from '../person/person.js';
import { join, leave } from '../world/channels.js';
import type { Channel, User } from '../world/workspace.js';
import type { ShownCommand } from './shown.js';

/** Slack's built-in commands. */
export const slackCommands: readonly ShownCommand[] = [
  { command: '/invite', description: 'Bring somebody, or an app, into this channel', hint: '@name', by: 'Slack' },
  { command: '/leave', description: 'Leave this channel', hint: '', by: 'Slack' },
];

/** Runs a built-in command. Returns false if it is not one. Throws Slack's error message on failure. */
export async function useSlackCommand(person: Person, channel: Channel, typed: string): Promise<boolean> {
  const { world, workspace, user } = person;
  const [command, ...rest] = typed.trim().split(/\s+/);
  if (!slackCommands.some((it) => it.command === command)) return false;
  if (channel.kind === 'im') throw new Error(`${command} works in channels.`);
  if (command === '/leave') {
    await leave(world, workspace, channel, user);
    return true;
  }
  if (!channel.members.has(user.id)) throw new Error(`${user.realName} is not in #${channel.name}.`);
  for (const invited of everyone(person, rest)) await join(world, workspace, channel, invited, user);
  return true;
}

function everyone({ workspace }: Person, names: readonly string[]): User[] {
  if (names.length === 0) throw new Error('Say whom to invite: /invite @name');
  return names.map((name) => {
    const bare = name.replace(/^@/, '').toLowerCase();
    const user = [...workspace.users.values()].find((it) => it.name === bare && !it.deleted);
    if (!user) throw new Error(`There is nobody called ${name}.`);
    return user;
  });
}
