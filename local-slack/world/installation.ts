import { randomBytes } from 'node:crypto';
import { sendEvent } from '../deliver/events.js';
import { addUser } from './users.js';
import type { Installation, Workspace } from './workspace.js';
import { changed, type World } from './world.js';

/** Installs the app. A reinstall adds scopes and keeps the bot user and, unless it was revoked, the token. */
export function install(
  world: World,
  workspace: Workspace,
  settings: { readonly scopes: readonly string[]; readonly installer?: string | undefined },
): Installation {
  const before = workspace.installation;
  const installation: Installation = {
    appId: world.app.id,
    botToken: isGood(world, before)
      ? before.botToken
      : `xoxb-${workspace.id.slice(1)}-${randomBytes(12).toString('hex')}`,
    botId: before?.botId ?? world.ids.id('B'),
    botUser: before?.botUser ?? botUser(world, workspace),
    scopes: [...new Set([...(before?.scopes ?? []), ...settings.scopes])],
    installer: settings.installer ?? before?.installer,
  };
  workspace.installation = installation;
  world.tokens.set(installation.botToken, { kind: 'bot', team: workspace.id, state: 'good' });
  changed(world, { what: 'workspace', team: workspace.id });
  return installation;
}

function isGood(world: World, it: Installation | undefined): it is Installation {
  return it !== undefined && world.tokens.get(it.botToken)?.state === 'good';
}

/** Revokes the bot token, of which `tokens_revoked` tells the app. It is replaced when the app is installed again. */
export async function revokeToken(world: World, workspace: Workspace): Promise<void> {
  const { installation } = workspace;
  const token = installation && world.tokens.get(installation.botToken);
  if (!token) return;
  token.state = 'revoked';
  await sendEvent(world, workspace, tokensRevoked(installation, world.ids.ts()));
}

function tokensRevoked({ botUser }: Installation, event_ts: string) {
  return { type: 'tokens_revoked', tokens: { oauth: [], bot: [botUser] }, event_ts };
}

/** The events that an app receives when it is uninstalled. Slack does not guarantee their order. */
export type Goodbye = 'tokens_revoked' | 'app_uninstalled';

/** Uninstalls the app: disables its token and sends both events, `first` before the other. */
export async function uninstall(world: World, workspace: Workspace, first: Goodbye = 'tokens_revoked'): Promise<void> {
  const { installation } = workspace;
  if (!installation) return;
  const event_ts = world.ids.ts();
  const events = {
    tokens_revoked: tokensRevoked(installation, event_ts),
    app_uninstalled: { type: 'app_uninstalled', event_ts },
  };
  const token = world.tokens.get(installation.botToken);
  if (token) token.state = 'uninstalled';
  workspace.modals.clear();
  workspace.homes.clear();
  await sendEvent(world, workspace, events[first]);
  await sendEvent(world, workspace, events[first === 'tokens_revoked' ? 'app_uninstalled' : 'tokens_revoked']);
  workspace.installation = undefined;
  changed(world, { what: 'workspace', team: workspace.id });
}

function botUser(world: World, workspace: Workspace): string {
  const { bot_user } = world.manifest.features;
  const name = world.manifest.display_information.name;
  const before = [...workspace.users.values()].find((user) => user.isBot && user.realName === name);
  return (before ?? addUser(world, workspace, { name, handle: bot_user?.display_name, isBot: true })).id;
}
