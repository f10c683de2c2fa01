import type { Workspace } from './workspace.js';

/** What the page offers to try first: a sentence and a few steps. */
export interface Guide {
  readonly title: string;
  readonly sentence: string;
  readonly steps: readonly GuideStep[];
}

export interface GuideStep {
  readonly id: string;
  readonly label: string;
  /** What the person should do there. */
  readonly hint: string;
  /** What they see there once it is done. */
  readonly after: string;
  /** The full name of the person who takes this step. */
  readonly as: string;
  /** A tab of the app, a channel by its name, or the newest thread in that channel. */
  readonly place: 'home' | 'messages' | { readonly channel: string; readonly thread?: boolean };
  /** Joins the workspace and this channel under the name in `as`, unless that person is there already. */
  readonly newcomer?: { readonly zone: string; readonly channel: string };
  /** Moves the clock to this time, unless it is later already. */
  readonly until?: Date;
  /** Moves the clock by so many minutes, for an app that does something a little later. */
  readonly minutes?: number;
  /** A slash command that the person uses, for example to open a form. */
  readonly command?: string;
  readonly doneWhen: Happening;
}

/** Something that shows in the state of Slack. Only what happens after the guide has started counts. */
export type Happening =
  | { readonly submitted: string; readonly by: string }
  | { readonly posted: string; readonly by: string | 'app' }
  | { readonly written: 'app'; readonly to: string }
  /** On a home tab, once the step has been begun: an app may publish it while nobody looks. */
  | { readonly published: RegExp; readonly to: string }
  | { readonly threadOpened: string }
  | { readonly clock: Date };

export interface RunningGuide {
  readonly guide: Guide;
  /** Distinguishes it from the guides of earlier starts, which a browser may remember. */
  readonly id: string;
  /** The timestamp of its start, like those of messages. */
  readonly since: string;
  /** The IDs of the steps that somebody has begun. */
  readonly begun: Set<string>;
  /** The IDs of the steps that are done. They stay done. */
  readonly done: Set<string>;
  /** The IDs of the channels in which somebody has opened a thread. */
  readonly threads: Set<string>;
}

export function personNamed(workspace: Workspace, name: string) {
  return [...workspace.users.values()].find((it) => it.realName === name);
}

export function channelNamed(workspace: Workspace, name: string) {
  return [...workspace.channels.values()].find((it) => it.name === name);
}
