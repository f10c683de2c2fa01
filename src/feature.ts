import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { DropReason, Weight } from './attention/domain.js';
import type { ActKind } from './core/act-kinds.js';
import type { Day } from './core/calendar.js';
import type { Clock } from './core/clock.js';
import type { Community } from './core/communities.js';
import type { Database, Tx } from './core/database/database.js';
import type { Log } from './core/log.js';
import type { Person } from './core/people.js';
import type { Workspace } from './core/workspaces.js';
import type { Jobs, Sweep, Work } from './queue/job.js';
import type { Mrkdwn } from './slack/blocks/mrkdwn.js';
import type { Listen } from './slack/interactions/listen.js';
import type { Deliver } from './slack/outbound/deliver.js';

/**
 * A feature: a folder below `features/` that exports one of these, and a line in `features/index.ts`. Everything in it is
 * optional but the name, with which every id of the feature begins.
 */
export interface Feature {
  readonly name: string;
  /** Registers for what people do and what happens in Slack. */
  readonly listen?: (on: Listen, deps: Deps) => void;
  /** What workers can do for it. */
  readonly work?: (deps: Deps) => readonly Work[];
  /** What comes round by itself. */
  readonly sweeps?: (deps: Deps) => readonly Sweep[];
  /** Since when the longest waits of what is due in it and not done; undefined while nothing is. Operators see for how long. */
  readonly dueSince?: (deps: Deps) => Promise<Date | undefined>;
  /** Its part of the Home tab. Parts stand in the order of `features/index.ts`. */
  readonly home?: (viewer: Viewer) => Promise<HomePart>;
  /**
   * Called within the transaction that changed something about these members of a community: they joined, left, changed zone or
   * standing, or the community's rhythm changed. What a feature keeps about them follows here.
   */
  readonly membersChanged?: (tx: Tx, change: MembersChange) => Promise<void>;
  /** Slack refuses what we post in that channel, for good. May be told again of the same. */
  readonly channelLost?: (deps: Deps, workspaceId: string, channelId: string) => Promise<void>;
  /** What it may send to somebody of its own accord. All of that goes through `Deps.attention`. */
  readonly proactive?: (deps: Deps) => readonly ProactiveKind[];
  /** Called within the transaction in which a member did something that counts as taking part. */
  readonly memberActed?: (tx: Tx, act: MemberAct) => Promise<void>;
  /** Called within the transaction in which somebody said on which days they are away, or that they are back. */
  readonly awayChanged?: (tx: Tx, away: Away) => Promise<void>;
  /** Things that concern this member right now, the most concrete first: what a word to somebody quiet can be about. */
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
  /** Brings these people's Home up to date, in the background. To be called after the transaction that changed something on it. */
  readonly refreshHome: (workspaceId: string, userIds: readonly string[]) => Promise<void>;
  /** Tells every feature; see `Feature.membersChanged`. */
  readonly membersChanged: (tx: Tx, change: Omit<MembersChange, 'now'>) => Promise<void>;
  readonly attention: Attention;
  /** Tells every feature; see `Feature.memberActed`. */
  readonly memberActed: (tx: Tx, act: MemberAct) => Promise<void>;
  /** Keeps it and tells every feature; see `Feature.awayChanged`. */
  readonly changeAway: (tx: Tx, away: Omit<Away, 'now'>) => Promise<void>;
  /** Those of all features, in the order of `features/index.ts`. */
  readonly starters: (tx: Tx, about: AboutMember) => Promise<readonly Starter[]>;
}

export interface MembersChange {
  readonly workspaceId: string;
  readonly communityId: string;
  readonly userIds: readonly string[];
  readonly now: Date;
}

/** Whose Home it is, and what they look at. */
export interface Viewer {
  readonly tx: Tx;
  readonly now: Date;
  readonly workspace: Workspace;
  readonly person: Person;
  /** All communities they are in, and the one they have chosen to see. */
  readonly communities: readonly Community[];
  readonly community: Community | undefined;
}

export interface HomePart {
  readonly blocks: readonly KnownBlock[];
  /** What waits for an organizer, a line each; empty when nothing does, left out for everybody else. All features' stand together. */
  readonly needs?: readonly SectionBlock[];
  /** For the row of buttons at the end of Home. */
  readonly buttons?: readonly Button[];
}

/** A sort of message that Hearth sends of its own accord. */
export interface ProactiveKind {
  /** Begins with the feature's name, as in `nudges.hello`. */
  readonly name: `${string}.${string}`;
  /** How Preferences calls it. Kinds with the same topic are switched off together, and the first one's label stands for all. */
  readonly label: string;
  readonly topic: string;
  /** A nudge is for who has gone quiet, and is capped more tightly than a notice, which is anything else that nobody asked for. */
  readonly weight: Weight;
  /** When it may not go now: it waits for the next moment at which it may, or is dropped. */
  readonly whenHeld: 'later' | 'drop';
  /** It waits at most so long after it fell due, then it is dropped. What has least time left goes first. */
  readonly patienceMs: number;
  /**
   * Decides again, in the transaction right before it is sent, from fresh state; undefined cancels it. Of what it says only `why` is
   * kept: a rule and facts in words of ours, without anything that people wrote.
   */
  compose(tx: Tx, it: Proposed): Promise<Composed | undefined>;
  /** Called in the transaction that notes that it was sent. */
  sent?(tx: Tx, it: Omit<Proposed, 'person'>): Promise<void>;
  /** Called in the transaction that notes that it never will be: cancelled by `compose`, too late, or not wanted. */
  dropped?(tx: Tx, it: Omit<Proposed, 'person'> & { readonly reason: DropReason }): Promise<void>;
}

/** What was asked for: `id` is what it is about. */
export interface Proposed {
  readonly workspaceId: string;
  readonly id: string;
  readonly person: Person;
  readonly now: Date;
}

export interface Composed {
  readonly blocks: readonly KnownBlock[];
  readonly buttons: readonly Button[];
  /** Both are sentences, such as "You usually drop by every 3 days." and "It has been 11." */
  readonly why: { readonly rule: string; readonly facts: string };
}

/** The one gate for everything that nobody asked for. */
export interface Attention {
  /**
   * Asks for one message of that kind to that person about that id, from `dueAt` on; once, however often it is asked. To be called in
   * the transaction of the decision.
   */
  propose(
    tx: Tx,
    it: { workspaceId: string; userId: string; kind: ProactiveKind['name']; id: string; dueAt: Date },
  ): Promise<void>;
  /** Looks now at what waits for these people, after the commit; a sweep does so anyway within a minute. */
  flush(workspaceId: string, userIds: readonly string[]): Promise<void>;
  /** Until when they are not to be disturbed even by what they asked for: away, and quiet hours that they chose. Undefined: now is fine. */
  quietUntil(tx: Tx, person: Person, now: Date): Promise<Date | undefined>;
  /** Something changed about when or of what they want to hear: what waits is looked at again, at the next flush. */
  changed(tx: Tx, userId: string, now: Date): Promise<void>;
  /** Those of all features, as far as Preferences has to know them. */
  readonly kinds: readonly Pick<ProactiveKind, 'name' | 'topic' | 'label'>[];
}

/** The first and last day away, both included, by their own calendar; null: not away. */
export interface Away {
  readonly workspaceId: string;
  readonly userId: string;
  readonly days: { readonly from: Day; readonly until: Day } | null;
  readonly now: Date;
}

/** Somebody did something in a community. */
export interface MemberAct {
  readonly workspaceId: string;
  readonly communityId: string;
  readonly userId: string;
  readonly kind: ActKind;
  readonly at: Date;
}

export interface AboutMember {
  readonly community: Community;
  readonly person: Person;
  readonly now: Date;
}

/** Something that concerns a member, as a sentence in a DM, and one useful thing to do about it right there. */
export interface Starter {
  readonly kind: string;
  readonly text: Mrkdwn;
  readonly button: Button;
}
