import type { Button, HomeView, KnownBlock, SectionBlock } from '@slack/types';
import { copy } from '../copy.js';
import { actions, divider, header, section } from './blocks.js';
import { md } from './mrkdwn.js';

/** A Home tab, and a modal, take at most this many blocks. */
export const MAX_BLOCKS = 100;

/** A part of Home; `line` stands in its place when Home is too long. */
export interface Section {
  readonly blocks: readonly KnownBlock[];
  readonly line: SectionBlock;
}

/**
 * Puts a Home tab together: its sections, the most important first, with dividers between them, then one row of buttons. With too many
 * blocks the least important sections are shortened to a line each; the row of buttons always stays.
 */
export function homeView(sections: readonly Section[], lastRow: readonly Button[]): HomeView {
  const shown = sections.filter(({ blocks }) => blocks.length > 0);
  const end = lastRow.length > 0 ? [[actions(...lastRow)]] : [];
  for (let whole = shown.length; whole >= 0; whole -= 1) {
    const parts = shown.map(({ blocks, line }, i) => (i < whole ? blocks : [line]));
    const blocks = divided([...parts, ...end]);
    if (blocks.length <= MAX_BLOCKS) return { type: 'home', blocks };
  }
  throw new Error('There are more sections than a Home tab has room for.');
}

/** What waits for an organizer, as blocks. */
export function needsBlocks(needs: readonly SectionBlock[]): KnownBlock[] {
  return [header(copy.needsYou), ...(needs.length > 0 ? needs : [section(md`${copy.nothingNeedsYou}`)])];
}

function divided(parts: readonly (readonly KnownBlock[])[]): KnownBlock[] {
  return parts.flatMap((part, i) => (i > 0 ? [divider(), ...part] : [...part]));
}
