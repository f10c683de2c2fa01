import type { Person } from '../person/person.js';
import { useCommand } from '../person/use-command.js';
import { shortcuts, useGlobalShortcut, useMessageShortcut } from '../person/use-shortcut.js';
import type { Channel, Message } from '../world/workspace.js';
import { messagesIn, showMessage } from './show.js';

/** Uses a shortcut by its name. Throws with a list of those available. */
export async function useShortcut(person: Person, name: string, on: Message | undefined): Promise<void> {
  const offered = shortcuts(person, on ? 'message' : 'global');
  const shortcut = offered.find((it) => it.name === name);
  const names = offered.map((it) => `"${it.name}"`).join(', ');
  if (!shortcut) throw new Error(`There is no shortcut "${name}". There is: ${names}`);
  await (on ? useMessageShortcut(person, shortcut, on) : useGlobalShortcut(person, shortcut));
}

/** Types a slash command. Returns the app's messages and Slack's notices up to the ack. */
export async function typeCommand(person: Person, channel: Channel, command: string): Promise<string> {
  const { workspace, user } = person;
  const before = new Set(messagesIn(person, channel));
  const noticed = workspace.notices.length;
  await useCommand(person, channel, command);
  const answers = messagesIn(person, channel).filter((it) => !before.has(it) && it.botId !== undefined);
  const notices = workspace.notices.slice(noticed).filter((it) => it.user === user.id);
  return [...answers.map((it) => showMessage(person, it)), ...notices.map((it) => it.text)].join('\n');
}
