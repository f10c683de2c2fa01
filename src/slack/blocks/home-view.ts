import type { HomeView, KnownBlock, SectionBlock } from '@slack/types';
import { copy } from '../copy.js';
import { actions, divider, header, section } from './blocks.js';
import { md } from './mrkdwn.js';

/** A Home tab takes at most this many blocks. */
const MAX_BLOCKS = 100;

/** Puts a Home tab together: the parts one below the other with lines between them, what waits for an organizer, then one row of buttons. */
export function homeView(
  parts: readonly {
    readonly blocks: readonly KnownBlock[];
    readonly needs?: readonly SectionBlock[];
    readonly buttons?: readonly Parameters<typeof actions>[number][];
  }[],
): HomeView {
  const buttons = parts.flatMap((part) => part.buttons ?? []);
  const needs = parts.some((part) => part.needs) ? needsBlocks(parts.flatMap((part) => part.needs ?? [])) : [];
  const sections = [...parts.map((part) => part.blocks), needs, buttons.length > 0 ? [actions(...buttons)] : []];
  const blocks = sections
    .filter((section) => section.length > 0)
    .flatMap((section, i) => (i > 0 ? [divider(), ...section] : section));
  return { type: 'home', blocks: blocks.slice(0, MAX_BLOCKS) };
}

function needsBlocks(needs: readonly SectionBlock[]): KnownBlock[] {
  return [header(copy.needsYou), ...(needs.length > 0 ? needs : [section(md`${copy.nothingNeedsYou}`)])];
}
