import type { Button, SectionBlock } from '@slack/types';
import type { Day } from '../../core/calendar.js';
import type { Tx } from '../../core/database/database.js';
import type { Mrkdwn } from './mrkdwn.js';

/** A part of the welcome of a newcomer. */
export interface WelcomePart {
  readonly lines: readonly Mrkdwn[];
  readonly buttons: readonly Button[];
  /** Paragraphs of their own above the lines of all parts, each with its button beside it. */
  readonly offers?: readonly SectionBlock[];
  /** A name for what it shows. The sent welcome changes when this does. */
  readonly state: string;
}

/** A part of the end of the guidelines: what follows a report, and the button to make one. */
export interface ReportingPart {
  readonly line: Mrkdwn;
  readonly button: Button;
}

/** A conversation starter: a sentence for a DM about something that concerns the member, and a button to act on it. */
export interface Starter {
  readonly kind: string;
  readonly text: Mrkdwn;
  readonly button: Button;
}

/** Returns lines for the digest of a week. */
export type InDigest = (
  tx: Tx,
  week: { readonly communityId: string; readonly from: Day; readonly until: Day },
) => Promise<readonly Mrkdwn[]>;

/** Words for organizers who choose questions, about a feature that uses shared answers about what is in the way. */
export interface BlockerUse {
  /** Says beside that question what members can do with their answer. */
  readonly has: string;
  /** Says what they can't do, where no question asks it. */
  readonly lacks: string;
}
