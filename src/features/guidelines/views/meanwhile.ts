import type { KnownBlock } from '@slack/types';
import { divider, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import type { SectionChange } from '../domain/changes.js';
import { explainedChanges } from './text.js';

/** A version that somebody else published while an organizer was writing. */
export interface Meanwhile {
  /** A sentence that says who published what, and when. */
  readonly words: string;
  readonly name: string;
  readonly changes: readonly SectionChange[];
}

/** Returns what somebody else published, for the top of a modal. */
export function meanwhileBlocks({ words, name, changes }: Meanwhile, channelId: string): KnownBlock[] {
  return [
    section(md`${words}`),
    section(md`*${copy.theirChanges(name)}*`),
    ...explainedChanges(changes, channelId),
    divider(),
  ];
}
