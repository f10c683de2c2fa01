import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SQL } from 'drizzle-orm';
import type { Attention } from './attention/attention.js';
import type { Proactive } from './attention/proactive.js';
import type { RequestedMessages } from './attention/requested.js';
import type { Day } from './core/calendar.js';
import type { Clock } from './core/clock.js';
import type { Community } from './core/communities.js';
import type { Database, Tx } from './core/database/database.js';
import type { Retention } from './core/database/retention.js';
import type { Subscription, Tell } from './core/domain-events.js';
import type { FeatureSwitch, IsOn } from './core/feature-switches.js';
import type { Log } from './core/log.js';
import type { Person } from './core/people.js';
import type { ActName } from './core/permissions.js';
import type { DataInventory } from './core/personal-data.js';
import type { Rhythm } from './core/programmes.js';
import type { Secrets } from './core/secrets.js';
import type { Workspace } from './core/workspaces.js';
import type { DueWork } from './queue/due-work.js';
import type { Jobs, Sweep, Work } from './queue/job.js';
import type { Mrkdwn } from './slack/blocks/mrkdwn.js';
import type { BlockerUse, InDigest, ReportingPart, Starter, WelcomePart } from './slack/blocks/parts.js';
import type { ButtonContract } from './slack/interactions/contracts.js';
import type { Actor, Listen } from './slack/interactions/listen.js';
import type { HandlerResponse } from './slack/interactions/responses.js';
import type { Deliver } from './slack/outbound/deliver.js';
import type { LivingMessages } from './slack/outbound/ledger.js';
import type { UploadPicture } from './slack/outbound/pictures.js';

export type { ReportingPart, Starter, WelcomePart } from './slack/blocks/parts.js';

/**
 * A feature: a folder below `features/` that exports one of these, and a line in `features/index.ts`. Only the name is
 * required; it is the prefix of all the feature's ids.
 */
export interface Feature {
  readonly name: string;
  /** Registers handlers for users' actions and for Slack's events. */
  readonly listen?: (on: Listen, deps: Deps) => void;
  /** Subscribes to domain events within Hearth. */
  readonly on?: (deps: Deps) => readonly Subscription[];
  /** Handlers for the feature's jobs. */
  readonly work?: (deps: Deps) => readonly Work[];
  /** Work that rows of its tables mark as due. */
  readonly due?: readonly DueWork[];
  /** Recurring work that is not found through due rows. */
  readonly sweeps?: (deps: Deps) => readonly Sweep[];
  /** Rules that delete old rows. */
  readonly retention?: readonly Retention[];
  /** Queries for its messages that may be changed more than 90 days after they were sent. */
  readonly livingMessages?: readonly LivingMessages[];
  /** Lets organizers switch the feature on and off. While off, it does no work, sends nothing and shows nothing. */
  readonly optional?: Optional;
  /** The actions that it adds to `/hearth` and to the shortcut "Do something…". */
  readonly acts?: readonly Act[];
  /** Its section of the Home tab. */
  readonly home?: HomeSection;
  /** Its line or lines in "Community settings". */
  readonly settings?: SettingsEntry | readonly SettingsEntry[];
  /** Its invitation, for the announcement of a community and the welcome of its newcomers. */
  readonly invitation?: (community: Community) => Invitation;
  /** Returns the part of a newcomer's welcome that this feature adds; undefined for none. */
  readonly welcome?: (tx: Tx, about: AboutMember) => Promise<WelcomePart | undefined>;
  /** Returns the end of the guidelines, about reporting something; undefined if the feature adds none. */
  readonly reporting?: (tx: Tx, community: Community, now: Date) => Promise<ReportingPart | undefined>;
  /** Returns the member who wrote what Hearth posted for this key of the ledger; undefined if nobody did. */
  readonly authorOf?: AuthorOf;
  /** Its entries in the list "Getting started" for organizers. */
  readonly checklist?: (viewer: CommunityViewer) => readonly ChecklistEntry[];
  /** Returns the ids of the communities in which the person has something to do now. Runs one query. */
  readonly dueIn?: DueIn;
  /** Its rows in Preferences. */
  readonly preferences?: (tx: Tx, person: Person) => Promise<readonly KnownBlock[]>;
  /** The messages that it may send unprompted. All of them pass the attention gate. */
  readonly proactive?: readonly Proactive<Deps>[];
  /** Its messages that people asked for. They do not pass the gate, which makes room for them. */
  readonly requested?: RequestedMessages<Deps>;
  /** Its items for members to tick in their check-in besides their list, such as a day of a challenge. */
  readonly checkinItems?: CheckinItems<Deps>;
  /** Returns an offer to join something, for the message about a check-in that a member answered. */
  readonly checkinOffers?: CheckinOffers;
  /** Returns what the message about a check-in also asks of the member, until that check-in is over. */
  readonly besideCheckin?: BesideCheckin;
  /** Returns lines for the weekly digest of check-ins, which may name only people who agreed to that. */
  readonly inDigest?: InDigest;
  /** Words for organizers about its use of shared answers to the question about what is in the way. */
  readonly blockerUse?: BlockerUse;
  /** The inventory of its tables, with the rules for erasing a person. */
  readonly data?: DataInventory;
  /** Returns topics for a message to the member, the most concrete first. */
  readonly starters?: (tx: Tx, about: AboutMember) => Promise<readonly Starter[]>;
}

/** The dependencies that features get. */
export interface Deps {
  readonly clock: Clock;
  readonly db: Database;
  readonly log: Log;
  readonly jobs: Jobs;
  readonly deliver: Deliver;
  /** Uploads a picture. Call it before `deliver`, in the job that posts the message; or ahead of time for a view. */
  readonly uploadPicture: UploadPicture;
  /** Returns a Slack client for background work. Let its errors propagate: the worker knows which ones to retry. */
  readonly slack: (workspaceId: string) => Promise<WebClient>;
  /** Refreshes these users' Home in the background. Call it after the transaction that changed it has committed. */
  readonly refreshHome: (workspaceId: string, userIds: readonly string[]) => Promise<void>;
  /** Publishes an event to all features that subscribe to it, in the same transaction. */
  readonly tell: Tell;
  readonly attention: Attention;
  /** Encrypts what people write in confidence. */
  readonly secrets: Secrets;
  /** The inventory of all tables. */
  readonly inventory: DataInventory;
  /** Returns the invitations of all features to members of this community. */
  readonly invitations: (community: Community) => readonly Invitation[];
  /** Returns what the welcome of a newcomer says for all features. */
  readonly welcomeParts: (tx: Tx, about: AboutMember) => Promise<readonly WelcomePart[]>;
  /** Returns what the end of the guidelines says about reporting something, for all features. */
  readonly reporting: (tx: Tx, community: Community, now: Date) => Promise<readonly ReportingPart[]>;
  /** Returns the member who wrote what Hearth posted for this key of the ledger, whichever feature's it is. */
  readonly authorOf: AuthorOf;
  /** Returns the rows of all features in a person's Preferences. */
  readonly preferences: (tx: Tx, person: Person) => Promise<readonly KnownBlock[]>;
  /** Returns the ids of the communities in which the person has something to do now, for any feature. */
  readonly dueIn: DueIn;
  /** The check-in items of all features. */
  readonly checkinItems: CheckinItems;
  /** The offers of all features after a check-in. */
  readonly checkinOffers: CheckinOffers;
  /** Returns what messages about a check-in also ask of the member, for all features. */
  readonly besideCheckin: BesideCheckin;
  /** Returns lines for the weekly digest of check-ins, of all features. */
  readonly inDigest: InDigest;
  /** Returns the `blockerUse` of each feature that is on in a community. */
  readonly blockerUses: (tx: Tx, communityId: string) => Promise<readonly BlockerUse[]>;
  /** Returns the starters of all features, in the order of `features/index.ts`. */
  readonly starters: (tx: Tx, about: AboutMember) => Promise<readonly Starter[]>;
}

type DueIn = (tx: Tx, person: Person, now: Date) => Promise<readonly string[]>;

type AuthorOf = (tx: Tx, key: string) => Promise<string | undefined>;

/** The person whose Home is composed, and the community that they are viewing. */
export interface Viewer {
  readonly tx: Tx;
  readonly now: Date;
  readonly workspace: Workspace;
  readonly person: Person;
  /** All communities that the person is a member of. */
  readonly communities: readonly Community[];
  /** The one that they are viewing; undefined if they are in none. */
  readonly community: Community | undefined;
  /** Returns true if they may do this in the community that they are viewing, or in the workspace. */
  readonly may: (act: ActName) => boolean;
}

/** A viewer of a community. */
export type CommunityViewer = Viewer & { readonly community: Community };

export interface HomeSection {
  /** Sections with lower ranks come first and are shortened last. */
  readonly rank: number;
  /** The text of the line, with a button, that replaces the section when Home is too long for all sections. */
  readonly title: string;
  /** True for a section that Home shows also while the community is closed. */
  readonly whenClosed?: boolean;
  /** Returns the section. Runs at most one query. */
  readonly section: (viewer: Viewer) => Promise<HomePart>;
}

export interface HomePart {
  readonly blocks: readonly KnownBlock[];
  /** Items that need an organizer, one line each. Home lists those of all features together. */
  readonly needs?: readonly SectionBlock[];
  /** Buttons for the last row of Home, before those that are always there. */
  readonly lastRow?: readonly Button[];
}

/** An action that a user can start. */
export interface Act {
  /** The word to type after `/hearth`. */
  readonly word: string;
  /** A word that means the same, because it was called that before. */
  readonly formerly?: string;
  /** The text of its button in "Do something…": one to three words. */
  readonly label: string;
  /** One line that says what the act does. */
  readonly help: string;
  /**
   * Its name in the table of permissions. An act in a community applies to that of the channel, or else to one in which
   * something is due, or else to the one on their Home.
   */
  readonly act: ActName;
  /** True for the act that `/hearth` runs when nothing is typed after it. */
  readonly byDefault?: boolean;
  /** True if the log must not say who does it. */
  readonly isConfidential?: boolean;
  /** True if more may be typed after the word, as in `/hearth log 3 pages`. */
  readonly takesText?: boolean;
  /** Returns false if it makes no sense now, so that "Do something…" leaves it out. `/hearth` takes it all the same. */
  readonly offered?: (tx: Tx, it: Pick<ActContext, 'person' | 'community'> & { now: Date }) => Promise<boolean>;
  readonly run: (it: ActContext, deps: Deps) => Promise<HandlerResponse>;
}

export interface ActContext extends Actor {
  /** The channel in which `/hearth` was typed, which may be a DM; undefined for "Do something…". */
  readonly channelId: string | undefined;
  /** Everything that was typed after the word; empty unless the act takes text. */
  readonly text: string;
  /** Undefined only when the person is in no community and the act does not take place in one. */
  readonly community: Community | undefined;
}

/** A feature's entry in "Community settings", where organizers change it for their community. */
export interface SettingsEntry {
  /** The heading of its line. */
  readonly label: string;
  /** Describes the current settings in a short sentence, with days and times as the reader's locale writes them. */
  readonly summary: (tx: Tx, community: Community, it: { now: Date; locale: string }) => Promise<string>;
  /** The button that opens its modal in place of the list. */
  readonly open: ButtonContract<{ communityId: string }>;
}

/** The switch of a feature that organizers can turn on and off, and its text in "Community settings". */
export interface Optional {
  readonly label: string;
  /** One sentence that says what the feature does. */
  readonly summary: string;
  readonly by: FeatureSwitch;
  /** Returns a sentence about how it goes, while it is on; undefined if there is nothing to say yet. */
  readonly state?: (tx: Tx, community: Community, now: Date) => Promise<string | undefined>;
}

export interface AboutMember {
  readonly community: Community;
  readonly person: Person;
  readonly now: Date;
}

/** A member and the day of a check-in of theirs. `isOn`: which features are on, if that is known already. */
export type AboutDay = AboutMember & { readonly day: Day; readonly isOn?: IsOn };

/** `Given` is what a feature's own functions get besides. */
export interface CheckinItems<Given = void> {
  /** Returns what the member has not reported yet for the day. */
  readonly open: (tx: Tx, about: AboutDay) => Promise<readonly CheckinItem[]>;
  /** Records these items in the transaction that saves the check-in. Ignores those that are not open. */
  readonly report: (tx: Tx, about: AboutDay, ids: readonly string[], deps: Given) => Promise<void>;
}

export interface CheckinItem {
  readonly id: string;
  /** Its name, which people may have typed. */
  readonly name: string;
  /** One sentence that says what to do. */
  readonly task: string;
  /** True if the member wants the message that asks for the check-in to remind them of it. */
  readonly isMentioned: boolean;
}

type BesideCheckin = (tx: Tx, about: AboutDay & { readonly programmeId: string }) => Promise<readonly KnownBlock[]>;

export interface CheckinOffers {
  /** Chooses what to offer after this check-in, at most one thing that wasn't offered before, and records it in the transaction. */
  readonly choose: (tx: Tx, about: AboutDay) => Promise<void>;
  /** Returns what was chosen for this check-in, as long as the member can join it: a line, with its button beside it. */
  readonly chosen: (tx: Tx, about: AboutDay) => Promise<readonly SectionBlock[]>;
}

/** Something that members may choose to take part in. */
export interface Invitation {
  /** A sentence about it. */
  readonly text: Mrkdwn;
  /** The button to join. */
  readonly button: Button;
  /** The button to join and begin at once. */
  readonly begin: Button;
  /** Returns a sentence that says when it would begin for the person, given the rhythm of the community. */
  readonly firstFor: (person: Person, rhythm: Rhythm, now: Date) => Mrkdwn;
  /** A sentence that offers it in a message that stays, so without a date. */
  readonly offer: Mrkdwn;
  /** Returns true if the person takes part. */
  readonly isTaken: (tx: Tx, userId: string) => Promise<boolean>;
}

/** A step for the organizers of a new community, which ticks itself. */
export interface ChecklistEntry {
  /** Entries with lower ranks come first. */
  readonly rank: number;
  /** The task, as in "name a second organizer". */
  readonly text: string;
  /** Part of the one query for all entries. */
  readonly isDone: SQL<boolean>;
  /** The button to do it. */
  readonly button: Button;
}
