import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Attention } from './attention/attention.js';
import type { Proactive } from './attention/proactive.js';
import type { Clock } from './core/clock.js';
import type { Community } from './core/communities.js';
import type { Database, Tx } from './core/database/database.js';
import type { Retention } from './core/database/retention.js';
import type { Subscription, Tell } from './core/domain-events.js';
import type { FeatureSwitch } from './core/feature-switches.js';
import type { Log } from './core/log.js';
import type { Person } from './core/people.js';
import type { DataInventory } from './core/personal-data.js';
import type { Role } from './core/roles.js';
import type { Workspace } from './core/workspaces.js';
import type { DueWork } from './queue/due-work.js';
import type { Jobs, Sweep, Work } from './queue/job.js';
import type { Mrkdwn } from './slack/blocks/mrkdwn.js';
import type { ButtonContract } from './slack/interactions/contracts.js';
import type { Actor, Listen } from './slack/interactions/listen.js';
import type { HandlerResponse } from './slack/interactions/responses.js';
import type { Deliver } from './slack/outbound/deliver.js';

/**
 * A feature: a folder below `features/` that exports one of these, and a line in `features/index.ts`. Everything in it is
 * optional but the name, with which every id of the feature begins.
 */
export interface Feature {
  readonly name: string;
  /** Registers handlers for what people do and for what happens in Slack. */
  readonly listen?: (on: Listen, deps: Deps) => void;
  /** Subscribes to what happens in Hearth itself. */
  readonly on?: (deps: Deps) => readonly Subscription[];
  /** The jobs that workers run for it. */
  readonly work?: (deps: Deps) => readonly Work[];
  /** The rows that say when there is something to do. */
  readonly due?: readonly DueWork[];
  /** Work that comes round by itself and is not found in rows that are due. */
  readonly sweeps?: (deps: Deps) => readonly Sweep[];
  /** The rows that are deleted when they are old. */
  readonly retention?: readonly Retention[];
  /** Makes the feature one that organizers can switch on and off. Off, it does no work, sends nothing and shows nothing. */
  readonly optional?: Optional;
  /** What people can do from `/hearth` and from the shortcut "Do something…". */
  readonly acts?: readonly Act[];
  /** Its section of the Home tab. */
  readonly home?: HomeSection;
  /** Its line in "Community settings". */
  readonly settings?: SettingsEntry;
  /** The messages that it may send without being asked. All of them pass the gate in `attention`. */
  readonly proactive?: readonly Proactive<Deps>[];
  /** What is in its tables, and what erasing a person does with it. */
  readonly data?: DataInventory;
  /** Things that a message to this member can be about, the most concrete first. */
  readonly starters?: (tx: Tx, about: AboutMember) => Promise<readonly Starter[]>;
}

/** What a feature works with. */
export interface Deps {
  readonly clock: Clock;
  readonly db: Database;
  readonly log: Log;
  readonly jobs: Jobs;
  readonly deliver: Deliver;
  /** Speaks to Slack from background work. Let its errors pass: the worker knows which deserve another try. */
  readonly slack: (workspaceId: string) => Promise<WebClient>;
  /** Brings these people's Home up to date, in the background. Call it after the transaction that changed something on it. */
  readonly refreshHome: (workspaceId: string, userIds: readonly string[]) => Promise<void>;
  /** Tells every feature that subscribed to the event, in the same transaction. */
  readonly tell: Tell;
  readonly attention: Attention;
  /** What is in every table. */
  readonly inventory: DataInventory;
  /** The starters of all features, in the order of `features/index.ts`. */
  readonly starters: (tx: Tx, about: AboutMember) => Promise<readonly Starter[]>;
}

/** The person whose Home it is, and what they look at. */
export interface Viewer {
  readonly tx: Tx;
  readonly now: Date;
  readonly workspace: Workspace;
  readonly person: Person;
  /** All communities they are in, and the one they have chosen to see. */
  readonly communities: readonly Community[];
  readonly community: Community | undefined;
  /** Whether they organize the community that they look at. */
  readonly organizes: boolean;
  /** Whether they have the rights of the whole workspace. */
  readonly administers: boolean;
}

export interface HomeSection {
  /** Sections with lower ranks stand above those with higher ones, and are the last to be shortened. */
  readonly rank: number;
  /** What stands there, as a line with a button, when Home is too long for all sections. */
  readonly title: string;
  /** Reads with at most one query. */
  readonly section: (viewer: Viewer) => Promise<HomePart>;
}

export interface HomePart {
  readonly blocks: readonly KnownBlock[];
  /** What waits for an organizer, a line each. All features' stand together. */
  readonly needs?: readonly SectionBlock[];
}

/** Something that a person can do. */
export interface Act {
  /** What to type after `/hearth`. */
  readonly word: string;
  /** The button in "Do something…": one to three words. */
  readonly label: string;
  /** One line that says what it does. */
  readonly help: string;
  /** The people who may do it. Members and organizers do it in the community of the channel, or else in the one on their Home. */
  readonly for: 'anyone' | 'member' | Role | 'administrator';
  /** It is what `/hearth` does when nothing is typed after it. */
  readonly byDefault?: boolean;
  readonly run: (it: ActContext, deps: Deps) => Promise<HandlerResponse>;
}

export interface ActContext extends Actor {
  /** Undefined only for acts that are not for members or organizers, when the person is in no community. */
  readonly community: Community | undefined;
}

/** Where an organizer changes a feature in a community. */
export interface SettingsEntry {
  /** The heading of its line. */
  readonly label: string;
  /** How it is set now, in a short sentence. */
  readonly summary: (tx: Tx, community: Community) => Promise<string>;
  /** Opens its modal in place of the list. */
  readonly open: ButtonContract<{ communityId: string }>;
}

/** A feature that can be switched on and off in a community. */
export interface Optional {
  readonly label: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly by: FeatureSwitch;
}

export interface AboutMember {
  readonly community: Community;
  readonly person: Person;
  readonly now: Date;
}

/** A conversation starter: something that concerns a member, as a sentence in a DM, and one useful thing to do about it right there. */
export interface Starter {
  readonly kind: string;
  readonly text: Mrkdwn;
  readonly button: Button;
}
