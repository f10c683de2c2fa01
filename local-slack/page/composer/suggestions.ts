import { ownChannels, type Slack } from '../live/slack.js';
import type { Choice } from '../ui/choice.js';
import { type Completing, matching } from './completing.js';

const MOST = 8;

/** Returns suggestions for the typed text. The `id` of a suggestion is inserted into the text. */
export function suggestionsFor(slack: Slack, { sign, query }: Completing): Choice[] {
  if (sign === '/') return commands(slack, query);
  if (sign === '#') {
    const found = matching(ownChannels(slack), query, (it) => it.name);
    return found.slice(0, MOST).map((it) => ({ id: `#${it.name}`, text: `#${it.name}`, detail: it.topic }));
  }
  const people = [...slack.snapshot.user.values()].filter((it) => !it.deleted);
  const found = matching(people, query, (it) => `${it.realName} ${it.name}`);
  return found.slice(0, MOST).map((it) => ({ id: `@${it.name}`, text: it.realName, detail: `@${it.name}` }));
}

function commands({ workspace }: Slack, query: string): Choice[] {
  return workspace.commands
    .filter((it) => it.command.slice(1).startsWith(query))
    .map(({ command, hint, description, by }) => ({
      id: command,
      text: `${command} ${hint}`.trim(),
      detail: description,
      group: by,
    }));
}
