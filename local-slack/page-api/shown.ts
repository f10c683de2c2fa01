import type { KnownBlock, MessageAttachment, Option, RichTextBlock } from '@slack/types';

/**
 * What a page shows to one person, as tables of rows by id. The server sends the rows that are new or changed; the
 * page keeps them.
 */
export interface Tables<G extends Given = Checked> {
  /** One row, with the id ''. */
  readonly workspace: ShownWorkspace;
  /** One row, with the id ''. */
  readonly clock: ShownClock;
  readonly user: ShownUser;
  readonly channel: ShownChannel;
  /** By `channel/ts`. */
  readonly message: ShownMessage<G>;
  /** The Home tab and the open modals. */
  readonly view: ShownView<G>;
  /** What Slack itself told this person, by its place in the order. */
  readonly notice: ShownNotice;
  /** One row, with the id '': how many requests there have been. */
  readonly requests: number;
}

export type Table = keyof Tables;

/** Rows that are new or changed, by table and id; null for those that are gone. */
export type Update<G extends Given = Checked> = {
  readonly [T in Table]?: Readonly<Record<string, Tables<G>[T] | null>>;
};

/** What comes from the app, in whatever form. */
export interface Given {
  readonly blocks: unknown;
  readonly attachments: unknown;
  readonly state: unknown;
}

/**
 * What comes from the app as the page may rely on it: this Slack took it after checking it against a schema made from
 * these types.
 */
export interface Checked {
  readonly blocks: readonly KnownBlock[];
  readonly attachments: readonly MessageAttachment[];
  readonly state: ShownState;
}

export interface ShownWorkspace {
  readonly id: string;
  readonly name: string;
  /** The user id of the person who looks. */
  readonly viewer: string;
  readonly app: ShownApp;
  readonly shortcuts: readonly ShownShortcut[];
  readonly commands: readonly ShownCommand[];
  /** All workspaces, each with somebody to be there. */
  readonly all: readonly { readonly id: string; readonly name: string; readonly user: string }[];
}

export interface ShownApp {
  readonly name: string;
  /** None while it is not installed. */
  readonly botUser: string | undefined;
  readonly description: string;
  /** Its background, `#7A2E1D`. */
  readonly color: string | undefined;
  readonly tabs: readonly AppTab[];
  /** People may write to it. */
  readonly takesMessages: boolean;
}

export type AppTab = 'home' | 'messages';

export interface ShownShortcut {
  readonly name: string;
  readonly type: 'global' | 'message';
  readonly callbackId: string;
  readonly description: string;
}

export interface ShownCommand {
  readonly command: string;
  readonly description: string;
  readonly hint: string;
  /** The app's name, or Slack's. */
  readonly by: string;
}

export interface ShownClock {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly ticking: boolean;
  /** While it is being advanced: where it set out and where it goes, in milliseconds since 1970. */
  readonly journey: { readonly from: number; readonly to: number } | undefined;
}

export interface ShownUser {
  readonly id: string;
  /** Short: `ann.lee`. */
  readonly name: string;
  readonly realName: string;
  readonly zone: string;
  readonly locale: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  readonly isBot: boolean;
  readonly deleted: boolean;
  /** An emoji beside the name, and what it is about. */
  readonly status: { readonly emoji: string; readonly text: string } | undefined;
}

export interface ShownChannel {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly name: string;
  readonly topic: string;
  readonly purpose: string;
  readonly archived: boolean;
  /** User ids. */
  readonly members: readonly string[];
  /** The viewer has seen everything up to this time stamp. */
  readonly read: string;
}

export interface ShownMessage<G extends Given = Checked> {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly isApp: boolean;
  readonly subtype: string | undefined;
  readonly text: string;
  readonly blocks: G['blocks'];
  readonly attachments: G['attachments'];
  readonly state: G['state'];
  readonly threadTs: string | undefined;
  readonly broadcast: boolean;
  readonly edited: boolean;
  readonly onlyYou: boolean;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly files: readonly ShownFile[];
}

export interface ShownFile {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly mimetype: string;
  readonly alt: string;
}

export interface ShownView<G extends Given = Checked> {
  readonly id: string;
  readonly type: 'modal' | 'home';
  /** In the stack, from 0. */
  readonly depth: number;
  readonly title: string;
  /** None: it cannot be submitted. */
  readonly submit: string | undefined;
  readonly close: string;
  readonly blocks: G['blocks'];
  readonly state: G['state'];
  /** What is wrong, by `block_id`. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface ShownNotice {
  readonly text: string;
}

/** `state.values` of a view or message: what is in each element, by `block_id` and `action_id`. */
export type ShownState = Readonly<Record<string, Readonly<Record<string, ShownValue>>>>;

/** What is in one element; which field holds it depends on the element's type. */
export interface ShownValue {
  readonly value?: string | null;
  readonly rich_text_value?: RichTextBlock | null;
  readonly selected_option?: Option | null;
  readonly selected_options?: readonly Option[];
  readonly selected_user?: string | null;
  readonly selected_users?: readonly string[];
  readonly selected_channel?: string | null;
  readonly selected_channels?: readonly string[];
  readonly selected_conversation?: string | null;
  readonly selected_conversations?: readonly string[];
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_date_time?: number | null;
}
