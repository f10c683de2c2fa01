import type { Button, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Clock } from './core/clock.js';
import type { Community } from './core/communities.js';
import type { Database, Tx } from './core/db.js';
import type { Log } from './core/log.js';
import type { Person } from './core/people.js';
import type { Workspace } from './core/workspaces.js';
import type { Jobs, Sweep, Work } from './queue/job.js';
import type { Deliver } from './slack/deliver.js';
import type { Listen } from './slack/listen.js';

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
  /** For the row of buttons at the end of Home. */
  readonly buttons?: readonly Button[];
}
