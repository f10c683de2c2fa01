import { sendEvent } from '../deliver/events.js';
import { userJson } from '../shapes/user.js';
import { SlackError } from './slack-error.js';
import type { Account, Status, User, Workspace } from './workspace.js';
import { changed, type World } from './world.js';

export interface UserSettings {
  /** The full name: `Ann Lee`. */
  readonly name: string;
  /** The short name: `ann.lee`. Defaults to one made from the full name. */
  readonly handle?: string | undefined;
  /** An IANA zone. Defaults to UTC. */
  readonly zone?: string;
  readonly locale?: string;
  readonly email?: string;
  readonly title?: string;
  readonly isAdmin?: boolean;
  readonly isOwner?: boolean;
  readonly isPrimaryOwner?: boolean;
  /** A guest in several channels. */
  readonly isRestricted?: boolean;
  /** A guest in one channel. */
  readonly isUltraRestricted?: boolean;
  readonly isBot?: boolean;
  readonly deleted?: boolean;
  /** Where the account is, if it isn't in this workspace. */
  readonly account?: Account;
}

const NO_STATUS: Status = { text: '', emoji: '', until: undefined };

/** Adds a user without sending an event. */
export function addUser(world: World, workspace: Workspace, settings: UserSettings): User {
  const handle = freeHandle(workspace, settings.handle ?? settings.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '.'));
  const user: User = {
    id: world.ids.id('U'),
    name: handle,
    realName: settings.name,
    zone: settings.zone ?? 'Etc/UTC',
    locale: settings.locale ?? 'en-US',
    email: settings.email ?? `${handle}@${workspace.domain}.example`,
    title: settings.title ?? '',
    isAdmin: settings.isAdmin ?? settings.isOwner ?? settings.isPrimaryOwner ?? false,
    isOwner: settings.isOwner ?? settings.isPrimaryOwner ?? false,
    isPrimaryOwner: settings.isPrimaryOwner ?? false,
    isRestricted: settings.isRestricted ?? settings.isUltraRestricted ?? false,
    isUltraRestricted: settings.isUltraRestricted ?? false,
    isBot: settings.isBot ?? false,
    deleted: settings.deleted ?? false,
    updated: world.clock.now(),
    status: NO_STATUS,
    quiet: { hours: undefined, snooze: undefined },
    account: settings.account,
  };
  workspace.users.set(user.id, user);
  changed(world, { what: 'user', team: workspace.id, user: user.id });
  return user;
}

/** Sends `team_join` for a user. */
export async function joinTeam(world: World, workspace: Workspace, user: User): Promise<void> {
  await sendEvent(world, workspace, {
    type: 'team_join',
    user: eventUser(world, workspace, user),
    event_ts: world.ids.ts(),
  });
}

/** Changes a user and sends `user_change`. */
export async function changeUser(
  world: World,
  workspace: Workspace,
  user: User,
  changes: Partial<Omit<User, 'id' | 'isBot' | 'updated' | 'quiet'>>,
): Promise<void> {
  Object.assign(user, changes, { updated: world.clock.now() });
  changed(world, { what: 'user', team: workspace.id, user: user.id });
  await sendEvent(world, workspace, {
    type: 'user_change',
    user: eventUser(world, workspace, user),
    cache_ts: Math.floor(user.updated.getTime() / 1000),
    event_ts: world.ids.ts(),
  });
}

/** Sets a status, and clears it when it expires. Sends `user_change` each time. */
export async function setStatus(
  world: World,
  workspace: Workspace,
  user: User,
  status: Partial<Status>,
): Promise<void> {
  const set = { ...NO_STATUS, ...status };
  if (set.until) {
    world.clock.at(set.until, async () => {
      if (user.status === set) await changeUser(world, workspace, user, { status: NO_STATUS });
    });
  }
  await changeUser(world, workspace, user, { status: set });
}

export function findUser(workspace: Workspace, id: string, notFound = 'user_not_found'): User {
  const user = workspace.users.get(id);
  if (!user) throw new SlackError(notFound);
  return user;
}

function eventUser(world: World, workspace: Workspace, user: User) {
  const email = workspace.installation?.scopes.includes('users:read.email') ?? false;
  return userJson(workspace, user, world.clock.now(), { email, locale: true });
}

function freeHandle(workspace: Workspace, wanted: string): string {
  const taken = new Set([...workspace.users.values()].map((user) => user.name));
  for (let n = 1; ; n += 1) {
    const handle = n === 1 ? wanted : `${wanted}${n}`;
    if (!taken.has(handle)) return handle;
  }
}
