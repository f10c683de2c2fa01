import type { Button, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { actions, context, section } from '../blocks/blocks.js';
import { MAX_BLOCKS } from '../blocks/home-view.js';
import { md } from '../blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { type ButtonContract, named, select } from './contracts.js';
import { type HandlerResponse, open, replace } from './responses.js';

/** The page of a list that a button opens, from 0; absent for the button that opens the list. */
export const page = z.number().int().min(0).max(10_000).optional();

/** A page of a list: its items, and the blocks that say how many others there are and lead to them. */
export interface Page<T> {
  readonly shown: readonly T[];
  readonly turning: readonly KnownBlock[];
}

/** Returns a page, or the last one if the list has become shorter. `turn` makes a button to another page. */
export function pageOf<T>(
  all: readonly T[],
  { size, page = 0, turn }: { size: number; page?: number | undefined; turn: (label: string, page: number) => Button },
): Page<T> {
  const at = Math.max(0, Math.min(page, Math.ceil(all.length / size) - 1));
  const shown = all.slice(at * size, (at + 1) * size);
  return { shown, turning: turningBlocks({ from: at * size, shown: shown.length, of: all.length, at, turn }) };
}

/** Returns the blocks below a page, `shown` items long, that was read as such: `from` and `of` count items of the list. */
export function turningBlocks(it: {
  from: number;
  shown: number;
  of: number;
  at: number;
  turn: (label: string, page: number) => Button;
}): KnownBlock[] {
  const until = it.from + it.shown;
  if (it.from === 0 && until >= it.of) return [];
  // In blocks of their own, because Slack takes an action only once in a block.
  return [
    context(md`${copy.pages.shown(it.from + 1, until, it.of)}`),
    ...(until < it.of ? [actions(it.turn(copy.pages.next, it.at + 1))] : []),
    ...(it.from > 0 ? [actions(it.turn(copy.pages.back, it.at - 1))] : []),
  ];
}

/** The most blocks of a long text on a page. The buttons to other pages need room, too. */
const BLOCKS = MAX_BLOCKS - 10;

/** Returns a page of blocks that are no list, and the buttons that lead to the others. */
export function pageOfBlocks(
  all: readonly KnownBlock[],
  it: { page: number | undefined; turn: (label: string, page: number) => Button },
): KnownBlock[] {
  const { shown, turning } = pageOf(all, { size: BLOCKS, ...it });
  // The numbers would count blocks, which say nothing to people.
  return [...shown, ...turning.filter(({ type }) => type === 'actions')];
}

/** Opens a list, or turns to another page of it in place. */
export function showPage(view: ModalView, page: number | undefined): HandlerResponse {
  return page === undefined ? open(view) : replace(view);
}

/** The most choices that are lines with a button each. */
const MOST_LINES = 40;

/** Returns a line for each choice, with a button that acts on it; one list to choose from if there are too many. */
export function choiceLines<Carry>(
  contract: ButtonContract<Carry>,
  label: string,
  choices: readonly { readonly text: string; readonly carry: Carry }[],
): KnownBlock[] {
  if (choices.length > MOST_LINES) return [actions(select(contract.id, contract.carry).element(`${label}…`, choices))];
  return choices.map(({ text, carry }) =>
    section(md`*${text}*`, named(contract.element(label, carry), `${label}: ${text}`)),
  );
}
