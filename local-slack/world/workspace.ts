import type { Block } from './blocks.js';
import type { Typed } from './state.js';
import { changed, type World } from './world.js';

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** By user: the modals that are open, the one on top last. */
  readonly modals: Map<string, View[]>;
  /** By user: the Home tab the app published. */
  readonly homes: Map<string, View>;
  readonly files: Map<string, SlackFile>;
  /** What Slack itself told people when the app failed them. */
  readonly notices: Notice[];
  installation: Installation | undefined;
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
  isAdmin: boolean;
  isOwner: boolean;
  isPrimaryOwner: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  readonly isBot: boolean;
  deleted: boolean;
  updated: Date;
  /** What they say they are about, beside their name. */
  status: Status;
  /** When they do not want to be disturbed. */
  readonly quiet: Quiet;
}

export interface Status {
  readonly text: string;
  /** With its colons, as in `:palm_tree:`. */
  readonly emoji: string;
  /** When it clears itself. */
  readonly until: Date | undefined;
}

export interface Quiet {
  /** Every day, by the clock of their zone: `22:00` to `08:00`. */
  hours: { readonly from: string; readonly to: string } | undefined;
  /** Paused once, whatever the hours. */
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
  subtype?: string | undefined;
  text: string;
  blocks: Block[];
  attachments: readonly Record<string, unknown>[];
  metadata?: MessageMetadata | undefined;
  readonly threadTs?: string | undefined;
  /** In a thread: who wrote its first message. */
  readonly parentUser?: string | undefined;
  readonly broadcast?: boolean | undefined;
  edited?: { readonly user: string; readonly ts: string } | undefined;
  readonly reactions: { readonly name: string; readonly users: string[] }[];
  /** An ephemeral message: the one person who sees it. */
  readonly ephemeralTo?: string | undefined;
  readonly files?: readonly SlackFile[] | undefined;
  /** What each person put into the menus and inputs of this message, by user. */
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
  /** What the app gave: title, submit, close, callback_id, private_metadata and so on. */
  given: ViewArgument;
  blocks: Block[];
  typed: Typed;
  /** What is written under its inputs, by `block_id`. */
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
  settings: { readonly name: string; readonly domain?: string },
): Workspace {
  const workspace: Workspace = {
    id: world.ids.id('T'),
    name: settings.name,
    domain: settings.domain ?? settings.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
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
