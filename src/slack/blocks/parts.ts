import type { Button, SectionBlock } from '@slack/types';
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
