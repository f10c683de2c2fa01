import { z } from 'zod';
import type { Person } from '../../person/person.js';
import { shortcuts } from '../../person/use-shortcut.js';
import { personNamed } from '../../world/guide.js';
import type { Workspace } from '../../world/workspace.js';
import type { ShownApp, ShownCommand, ShownWorkspace } from '../shown.js';
import { slackCommands } from '../slack-commands.js';

const display = z.looseObject({ description: z.string().default(''), background_color: z.string().optional() });

export function showWorkspace(person: Person): ShownWorkspace {
  const { world, workspace, user } = person;
  return {
    id: workspace.id,
    name: workspace.name,
    viewer: user.id,
    app: showApp(person),
    shortcuts: [...shortcuts(person, 'global'), ...shortcuts(person, 'message')].map((it) => ({
      name: it.name,
      type: it.type,
      callbackId: it.callback_id,
      description: it.description,
    })),
    commands: [...appCommands(person), ...slackCommands],
    all: [...world.workspaces.values()].flatMap((it) => {
      const someone = it === workspace ? user : firstPerson(it);
      return someone ? [{ id: it.id, name: it.name, user: someone.id }] : [];
    }),
  };
}

/** The person to act as by default: who takes the first step of the guide, else the first person. */
export function firstPerson(workspace: Workspace) {
  const [first] = workspace.guide?.guide.steps ?? [];
  const guided = first && personNamed(workspace, first.as);
  if (guided) return guided;
  return [...workspace.users.values()].find((it) => !it.isBot && !it.deleted);
}

function showApp({ world, workspace }: Person): ShownApp {
  const { display_information, features } = world.manifest;
  const { description, background_color } = display.parse(display_information);
  const { home_tab_enabled, messages_tab_enabled, messages_tab_read_only_enabled } = features.app_home;
  return {
    name: display_information.name,
    botUser: workspace.installation?.botUser,
    description,
    color: background_color,
    tabs: [...(home_tab_enabled ? (['home'] as const) : []), ...(messages_tab_enabled ? (['messages'] as const) : [])],
    takesMessages: messages_tab_enabled && !messages_tab_read_only_enabled,
  };
}

function appCommands({ world, workspace }: Person): ShownCommand[] {
  if (!workspace.installation?.scopes.includes('commands')) return [];
  return world.manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
    command,
    description,
    hint: usage_hint ?? '',
    by: world.manifest.display_information.name,
  }));
}
