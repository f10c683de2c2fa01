import type { Person } from '../person/person.js';
import { type Block, type Element, plain } from '../world/blocks.js';
import type { Typed } from '../world/state.js';
import { showChoices, showElement, showValue } from './show-element.js';
import { showRichText } from './show-rich-text.js';
import { showText } from './show-text.js';

export interface Contents {
  readonly blocks: readonly Block[];
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
}

interface Shown {
  readonly person: Person;
  readonly block: Block;
  /** The value entered in an element of the block. */
  readonly put: (element: Element) => unknown;
  readonly error: string | undefined;
}

const SHOW: Readonly<Record<string, (it: Shown) => string[]>> = {
  header: ({ person, block }) => [`# ${showText(person, block.text)}`],
  divider: () => ['---'],
  section: showSection,
  context: (it) => [`· ${showElements(it).join(' · ')}`],
  actions: showActions,
  input: showInput,
  image: ({ block }) => [`(picture: ${[plain(block.title), block.alt_text].filter(Boolean).join(': ')})`],
  rich_text: ({ person, block }) => showRichText(person, block.elements ?? []),
  markdown: ({ block }) => [plain(block.text)],
};

/** The block types shown in full. Others are shown as their type only. */
export const shownBlocks = Object.keys(SHOW);

/** Blocks as plain lines in reading order, for assertions and their diffs. */
export function showBlocks(person: Person, { blocks, typed, errors }: Contents): string[] {
  return blocks.flatMap((block) => {
    const id = block.block_id ?? '';
    const put = (element: Element) => typed.get(id)?.get(element.action_id ?? '');
    return SHOW[block.type]?.({ person, block, put, error: errors[id] }) ?? [`(${block.type})`];
  });
}

function showElements({ person, block, put }: Shown): string[] {
  return (block.elements ?? []).map((it) => showElement(person, it, put(it)));
}

function showActions(it: Shown): string[] {
  const choices = (it.block.elements ?? []).filter(({ type }) => type === 'checkboxes' || type === 'radio_buttons');
  return choices.length === it.block.elements?.length
    ? choices.flatMap((element) => showChoices(element, it.put(element)))
    : [showElements(it).join(' ')];
}

function showSection({ person, block, put }: Shown): string[] {
  const { text, fields = [], accessory } = block;
  const lines = [...(text === undefined ? [] : [text]), ...fields].map((it) => showText(person, it));
  if (!accessory) return lines;
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''} ${showElement(person, accessory, put(accessory))}`.trim()];
}

function showInput({ person, block, put, error }: Shown): string[] {
  const { element } = block;
  if (!element) return [];
  const label = `${plain(block.label)}${block.optional ? ' (optional)' : ''}:`;
  const isChoice = element.type === 'radio_buttons' || element.type === 'checkboxes';
  const value = isChoice
    ? [label, ...showChoices(element, put(element)).map((it) => `  ${it}`)]
    : [`${label} ${showValue(person, element, put(element))}`.trimEnd()];
  return [...value, ...(error === undefined ? [] : [`  ! ${error}`])];
}
