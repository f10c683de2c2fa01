import type { HomeView, KnownBlock } from '@slack/types';
import { actions, divider } from './blocks.js';

/** A Home tab takes at most this many blocks. */
const MOST_BLOCKS = 100;

/** Puts a Home tab together: the parts one below the other with lines between them, then one row of buttons. */
export function homeView(
  parts: readonly {
    readonly blocks: readonly KnownBlock[];
    readonly buttons?: readonly Parameters<typeof actions>[number][];
  }[],
): HomeView {
  const buttons = parts.flatMap((part) => part.buttons ?? []);
  const sections = [...parts.map((part) => part.blocks), buttons.length > 0 ? [actions(...buttons)] : []];
  const blocks = sections
    .filter((section) => section.length > 0)
    .flatMap((section, i) => (i > 0 ? [divider(), ...section] : section));
  return { type: 'home', blocks: blocks.slice(0, MOST_BLOCKS) };
}
