import type { KnownBlock, MessageAttachment, Option, RichTextBlock } from '@slack/types';
import type { Place } from '../page/place/place.js';

/**
 * Everything that a page shows to one person, as tables of rows by ID. The server sends added and changed rows, and the
 * page stores them.
 */
export interface Tables<G extends Given = Checked> {
  /** One row with the ID ''. */
  readonly workspace: ShownWorkspace;
  /** One row with the ID ''. */
  readonly clock: ShownClock;
  readonly user: ShownUser;
  readonly channel: ShownChannel;
  /** By `channel/ts`. */
  readonly message: ShownMessage<G>;
  /** The Home tab and the open modals. */
  readonly view: ShownView<G>;
  /** Slack's notices to this person, by index. */
  readonly notice: ShownNotice;
  /** At most one row, with the ID ''. */
  readonly guide: ShownGuide;
  /** One row with the ID '': the number of requests so far. */
  readonly requests: number;
}

export type Table = keyof Tables;

/** Added and changed rows by table and ID; null for removed ones. */
export type Update<G extends Given = Checked> = {
  readonly [T in Table]?: Readonly<Record<string, Tables<G>[T] | null>>;
};

/** Data from the app, in any shape. */
export interface Given {
  readonly blocks: unknown;
  readonly attachments: unknown;
  readonly state: unknown;
}

/**
 * Data from the app, in the types the page relies on. The local Slack has validated it with a schema generated from
 * them.
 */
export interface Checked {
  readonly blocks: readonly KnownBlock[];
  readonly attachments: readonly MessageAttachment[];
  readonly state: ShownState;
}

export interface ShownWorkspace {
  readonly id: string;
  readonly name: string;
  /** The viewer's user ID. */
  readonly viewer: string;
  readonly app: ShownApp;
  readonly shortcuts: readonly ShownShortcut[];
  readonly commands: readonly ShownCommand[];
  /** All workspaces, each with a user to act as. */
  readonly all: readonly { readonly id: string; readonly name: string; readonly user: string }[];
}

export interface ShownApp {
  readonly name: string;
  /** Undefined if the app is not installed. */
  readonly botUser: string | undefined;
  readonly description: string;
  /** Its color, such as `#7A2E1D`. */
  readonly color: string | undefined;
  readonly tabs: readonly AppTab[];
  /** People can write to the app. */
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
  /** The app's name, or `Slack`. */
  readonly by: string;
}

export interface ShownClock {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly ticking: boolean;
  /** The start and end of the advance in progress, in milliseconds since 1970. */
  readonly journey: { readonly from: number; readonly to: number } | undefined;
}

export interface ShownUser {
  readonly id: string;
  /** The short name: `ann.lee`. */
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly zone: string;
  readonly locale: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  readonly isBot: boolean;
  readonly deleted: boolean;
  /** The status beside the name. */
  readonly status: { readonly emoji: string; readonly text: string } | undefined;
}

export interface ShownChannel {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly name: string;
  readonly topic: string;
  readonly purpose: string;
  readonly archived: boolean;
  /** User IDs. */
  readonly members: readonly string[];
  /** The viewer has read all messages up to this timestamp. */
  readonly read: string;
}

export interface ShownMessage<G extends Given = Checked> {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly isApp: boolean;
  /** The name and the address of the picture that the app chose in place of its own. */
  readonly under:
    | {
        readonly name: string | undefined;
        readonly picture: string | undefined;
        /** The ID of the user whose picture it is, if it is one. */
        readonly pictureOf: string | undefined;
      }
    | undefined;
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
  /** The stack index, from 0. */
  readonly depth: number;
  readonly title: string;
  /** Undefined if it has no submit button. */
  readonly submit: string | undefined;
  readonly close: string;
  readonly blocks: G['blocks'];
  readonly state: G['state'];
  /** Errors by `block_id`. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface ShownGuide {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly steps: readonly ShownStep[];
  /** The place of the first step; undefined if there is none. */
  readonly start: Place | undefined;
}

export interface ShownStep {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly after: string;
  /** The name of the person who takes this step. */
  readonly as: string;
  /** Their ID; undefined before they have joined. */
  readonly user: string | undefined;
  /** The time to move the clock to, in milliseconds since 1970. */
  readonly until: number | undefined;
  /** The minutes to move the clock by. */
  readonly minutes: number | undefined;
  readonly command: string | undefined;
  readonly isDone: boolean;
}

export interface ShownNotice {
  readonly text: string;
}

/** `state.values` of a view or message: values by `block_id` and `action_id`. */
export type ShownState = Readonly<Record<string, Readonly<Record<string, ShownValue>>>>;

/** The value of an element. The element's type determines the field. */
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
