import { addChannel, type ChannelSettings, join } from '../world/channels.js';
import type { Guide } from '../world/guide.js';
import { startGuide } from '../world/happened.js';
import { type Goodbye, install, revokeToken, uninstall } from '../world/installation.js';
import { addUser, joinTeam, type UserSettings } from '../world/users.js';
import { type Channel, createWorkspace, type Installation, type Workspace } from '../world/workspace.js';
import type { World } from '../world/world.js';
import { type DrivenPerson, drivePerson } from './person.js';

export interface DrivenWorkspace {
  readonly id: string;
  readonly name: string;
  readonly workspace: Workspace;
  /** Throws when the app is not installed. */
  readonly installation: Installation;
  readonly botToken: string;
  /** Adds a person without sending an event. */
  person(settings: UserSettings): DrivenPerson;
  /** Adds a person; sends `team_join`. */
  welcomes(settings: UserSettings): Promise<DrivenPerson>;
  /** Adds a channel without sending an event, with these members and optionally the app. */
  channel(settings: DrivenChannelSettings): Channel;
  /** A member of the channel invites a person or the app. */
  invites(who: DrivenPerson | 'app', to: Channel, by: DrivenPerson): Promise<void>;
  /** Shows a guide on the page from now on. */
  guides(guide: Guide): void;
  installs(by?: DrivenPerson): Installation;
  /** Revokes the bot token and tells the app; the next installation issues another one. */
  revokesToken(): Promise<void>;
  /** Sends two events to the app, `first` before the other. */
  uninstalls(first?: Goodbye): Promise<void>;
}

interface DrivenChannelSettings extends Omit<ChannelSettings, 'members'> {
  readonly members?: readonly DrivenPerson[];
  readonly withApp?: boolean;
}

export function driveWorkspace(
  world: World,
  settings: {
    readonly name: string;
    readonly domain?: string;
    readonly enterprise?: string;
    readonly installed?: boolean;
    /** Optional scopes that an admin did not grant. */
    readonly declined?: readonly string[];
  },
): DrivenWorkspace {
  const workspace = createWorkspace(world, settings);
  const scopes = () => world.manifest.oauth_config.scopes.bot.filter((scope) => !settings.declined?.includes(scope));
  if (settings.installed ?? true) install(world, workspace, { scopes: scopes() });
  const person = (it: UserSettings) => drivePerson({ world, workspace, user: addUser(world, workspace, it) });
  const installation = () => {
    if (!workspace.installation) throw new Error(`The app is not installed in ${workspace.name}.`);
    return workspace.installation;
  };
  const bot = () => {
    const user = workspace.users.get(installation().botUser);
    if (!user) throw new Error('The app has no bot user.');
    return user;
  };
  return {
    id: workspace.id,
    name: workspace.name,
    workspace,
    get installation() {
      return installation();
    },
    get botToken() {
      return installation().botToken;
    },
    person,
    async welcomes(it) {
      const newcomer = person(it);
      await joinTeam(world, workspace, newcomer.user);
      return newcomer;
    },
    channel({ members = [], withApp = false, ...rest }) {
      const ids = [...members.map((it) => it.id), ...(withApp ? [bot().id] : [])];
      return addChannel(world, workspace, { ...rest, members: ids });
    },
    invites: (who, to, by) => join(world, workspace, to, who === 'app' ? bot() : who.user, by.user),
    guides: (guide) => startGuide(world, workspace, guide),
    installs: (by) => install(world, workspace, { scopes: scopes(), installer: by?.id }),
    revokesToken: () => revokeToken(world, workspace),
    uninstalls: (first) => uninstall(world, workspace, first),
  };
}
