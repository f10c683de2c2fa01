import type { Block } from './blocks.js';
import type { RunningGuide } from './guide.js';
import type { Typed } from './state.js';
import { changed, type World } from './world.js';

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** The Enterprise Grid organization that it belongs to. */
  readonly enterprise: string | undefined;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** The open modals by user, with the top one last. */
  readonly modals: Map<string, View[]>;
  /** The published Home tabs by user. */
  readonly homes: Map<string, View>;
  readonly files: Map<string, SlackFile>;
  /** Slack's notices to people about failures of the app. */
  readonly notices: Notice[];
  installation: Installation | undefined;
  /** What the page offers to try first. */
  guide?: RunningGuide;
}

export interface Installation {
  readonly appId: string;
  readonly botToken: string;
  readonly botId: string;
  readonly botUser: string;
  readonly scopes: readonly string[];
  readonly installer: string | undefined;
}

export interface User {
  readonly id: string;
  name: string;
  realName: string;
  zone: string;
  locale: string;
  email: string;
  /** What they do, such as `Founder`. */
  title: string;
  isAdmin: boolean;
  isOwner: boolean;
  isPrimaryOwner: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  readonly isBot: boolean;
  deleted: boolean;
  updated: Date;
  /** The status beside the name. */
  status: Status;
  /** The do-not-disturb settings. */
  readonly quiet: Quiet;
  /** Where the account is, if it isn't in this workspace. */
  readonly account: Account | undefined;
}

/** An account in another workspace, of the same Enterprise Grid organization or of another organization. */
export interface Account {
  readonly team: string;
  /** Its Enterprise Grid organization. */
  readonly enterprise?: string;
}

export interface Status {
  readonly text: string;
  /** Includes the colons, as in `:palm_tree:`. */
  readonly emoji: string;
  /** The time at which it is cleared. */
  readonly until: Date | undefined;
}

export interface Quiet {
  /** Daily hours in the user's zone, such as `22:00` to `08:00`. */
  hours: { readonly from: string; readonly to: string } | undefined;
  /** A single pause, independent of the hours. */
  snooze: { readonly from: Date; readonly to: Date } | undefined;
}

export interface Channel {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  name: string;
  topic: string;
  purpose: string;
  readonly creator: string;
  readonly created: Date;
  archived: boolean;
  /** Shared with another organization, or with other workspaces of the same Enterprise Grid organization. */
  shared: 'external' | 'org' | undefined;
  /** Its earlier names, the latest last. */
  readonly previousNames: string[];
  readonly isGeneral: boolean;
  readonly members: Set<string>;
  readonly messages: Message[];
  readonly pins: Set<string>;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly botId?: string | undefined;
  /** The name and picture under which the app posted it, in place of its own. */
  readonly customized?: { readonly name: string | undefined; readonly picture: string | undefined } | undefined;
  subtype?: string | undefined;
  text: string;
  blocks: Block[];
  attachments: readonly Record<string, unknown>[];
  metadata?: MessageMetadata | undefined;
  readonly threadTs?: string | undefined;
  /** In a thread, the author of its first message. */
  readonly parentUser?: string | undefined;
  readonly broadcast?: boolean | undefined;
  edited?: { readonly user: string; readonly ts: string } | undefined;
  readonly reactions: { readonly name: string; readonly users: string[] }[];
  /** The only person who sees an ephemeral message. */
  readonly ephemeralTo?: string | undefined;
  readonly files?: readonly SlackFile[] | undefined;
  /** Values entered in this message's menus and inputs, by user. */
  readonly typed: Map<string, Typed>;
}

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Record<string, unknown>;
}

export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  /** The app's view without its blocks: title, submit, close, callback_id, private_metadata and so on. */
  given: ViewArgument;
  blocks: Block[];
  typed: Typed;
  /** The errors under the inputs, by `block_id`. */
  errors: Record<string, string>;
}

export interface ViewArgument {
  readonly type: 'modal' | 'home';
  readonly title?: Record<string, unknown> | null | undefined;
  readonly submit?: Record<string, unknown> | null | undefined;
  readonly close?: Record<string, unknown> | null | undefined;
  readonly callback_id?: string | undefined;
  readonly private_metadata?: string | undefined;
  readonly external_id?: string | undefined;
  readonly clear_on_close?: boolean | undefined;
  readonly notify_on_close?: boolean | undefined;
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  title: string;
  readonly altText: string | undefined;
  readonly mimetype: string;
  readonly url: string;
  content: Buffer | undefined;
  readonly user: string;
  readonly created: Date;
  readonly channels: Set<string>;
  complete: boolean;
}

interface Notice {
  readonly user: string;
  readonly at: Date;
  readonly text: string;
}

export function createWorkspace(
  world: World,
  settings: { readonly name: string; readonly domain?: string; readonly enterprise?: string },
): Workspace {
  const workspace: Workspace = {
    id: world.ids.id('T'),
    name: settings.name,
    domain: settings.domain ?? settings.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    enterprise: settings.enterprise,
    users: new Map(),
    channels: new Map(),
    modals: new Map(),
    homes: new Map(),
    files: new Map(),
    notices: [],
    installation: undefined,
  };
  world.workspaces.set(workspace.id, workspace);
  changed(world, { what: 'workspace', team: workspace.id });
  return workspace;
}
