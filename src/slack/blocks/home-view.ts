import type { Button, HomeView, KnownBlock, SectionBlock } from '@slack/types';
import { copy } from '../copy.js';
import { actions, divider, header, section } from './blocks.js';
import { md } from './mrkdwn.js';

/** The largest number of blocks that Slack accepts in a Home tab or a modal. */
export const MAX_BLOCKS = 100;

/** A section of Home; `line` replaces its blocks if Home is too long. */
export interface Section {
  readonly blocks: readonly KnownBlock[];
  readonly line: SectionBlock;
  /** Shortened only after all other sections. */
  readonly isUrgent?: boolean;
}

/**
 * Returns a Home tab: its sections, the most important first, with dividers between them, then one row of buttons. If
 * there are too many blocks, shortens the least important sections to a line each; the row of buttons always stays.
 */
export function homeView(sections: readonly Section[], lastRow: readonly Button[]): HomeView {
  const shown = sections.filter(({ blocks }) => blocks.length > 0);
  const end = lastRow.length > 0 ? [[actions(...lastRow)]] : [];
  const byImportance = [...shown].sort((a, b) => Number(b.isUrgent ?? false) - Number(a.isUrgent ?? false));
  for (let full = shown.length; full >= 0; full -= 1) {
    const parts = shown.map((it) => (byImportance.indexOf(it) < full ? it.blocks : [it.line]));
    const blocks = divided([...parts, ...end]);
    if (blocks.length <= MAX_BLOCKS) return { type: 'home', blocks };
  }
  throw new Error('There are more sections than a Home tab has room for.');
}

/** Returns the blocks of an organizer's "Needs you" section. */
export function needsBlocks(needs: readonly SectionBlock[]): KnownBlock[] {
  return [header(copy.needsYou), ...(needs.length > 0 ? needs : [section(md`${copy.nothingNeedsYou}`)])];
}

function divided(parts: readonly (readonly KnownBlock[])[]): KnownBlock[] {
  return parts.flatMap((part, i) => (i > 0 ? [divider(), ...part] : [...part]));
}
