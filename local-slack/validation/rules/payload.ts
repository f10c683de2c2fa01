import { markdownChars } from '../limits/payloads.js';
import type { Problem } from '../problem.js';
import type { Surface } from '../surfaces.js';
import { ruleProblems } from './byType.js';
import { isNode, listOf, nodesIn, type Placed } from './nodes.js';
import { uniqueBlockIds } from './unique.js';

/** Problems in blocks that match their schema, in one block or between several. */
export function blocksProblems(blocks: unknown, pointer: string, surface: Surface): readonly Problem[] {
  const placed = nodesIn(blocks, pointer);
  return [
    ...ruleProblems(placed),
    ...uniqueBlockIds(placed),
    ...oneFocus(placed),
    ...oneTable(placed),
    ...markdownIsShort(placed),
    ...responseUrlsElsewhere(placed, surface),
  ];
}

export function inputsWithoutSubmit(blocks: unknown): readonly Problem[] {
  return listOf(blocks).flatMap((block, index) =>
    isNode(block) && block.type === 'input'
      ? [{ pointer: `/view/blocks/${index}/input`, message: 'must define `submit` to use an `input` block in modals' }]
      : [],
  );
}

function oneFocus(placed: readonly Placed[]): readonly Problem[] {
  const [, ...others] = placed.filter(({ node }) => node.focus_on_load === true);
  return others.map(({ pointer }) => ({
    pointer: `${pointer}/focus_on_load`,
    message: 'only one element can have `focus_on_load` set to true',
  }));
}

function oneTable(placed: readonly Placed[]): readonly Problem[] {
  const [, ...others] = placed.filter(({ node }) => node.type === 'table' || node.type === 'data_table');
  return others.map(({ pointer }) => ({ pointer, message: 'only_one_table_allowed' }));
}

function markdownIsShort(placed: readonly Placed[]): readonly Problem[] {
  const markdown = placed.filter(({ node }) => node.type === 'markdown');
  const chars = markdown.reduce((sum, { node }) => sum + [...String(node.text)].length, 0);
  const last = markdown.at(-1);
  const message = `all markdown blocks together must be less than ${markdownChars + 1} characters`;
  return last && chars > markdownChars ? [{ pointer: `${last.pointer}/text`, message }] : [];
}

function responseUrlsElsewhere(placed: readonly Placed[], surface: Surface): readonly Problem[] {
  const message = '`response_url_enabled` must be in an `input` block of a modal';
  return placed
    .filter(({ node, pointer }) => node.response_url_enabled === true && !(surface === 'modal' && isInput(pointer)))
    .map(({ pointer }) => ({ pointer: `${pointer}/response_url_enabled`, message }));
}

const isInput = (pointer: string): boolean => pointer.endsWith('/element');
