import { z } from 'zod';
import { stateOf } from './elements.js';
import type { Ids } from './ids.js';

/**
 * The parts of Block Kit that are needed to show a block, press it and collect its value. The validator has already
 * checked whether Slack accepts the block.
 */
const text = z.looseObject({ type: z.string(), text: z.string() });
const option = z.looseObject({ text, value: z.string().optional(), description: text.optional() });
const confirm = z.looseObject({ title: text, text, confirm: text, deny: text });

const element = z.looseObject({
  type: z.string(),
  action_id: z.string().optional(),
  text: z.union([text, z.string()]).optional(),
  value: z.string().optional(),
  placeholder: text.optional(),
  options: z.array(option).optional(),
  option_groups: z.array(z.looseObject({ label: text, options: z.array(option) })).optional(),
  confirm: confirm.optional(),
  alt_text: z.string().optional(),
  dispatch_action_config: z.looseObject({ trigger_actions_on: z.array(z.string()).default([]) }).optional(),
});

const block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  text: z.union([text, z.string()]).optional(),
  fields: z.array(text).optional(),
  accessory: element.optional(),
  element: element.optional(),
  elements: z.array(element).optional(),
  label: text.optional(),
  hint: text.optional(),
  title: z.union([text, z.string()]).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  alt_text: z.string().optional(),
});

export type TextObject = z.infer<typeof text>;
export type Option = z.infer<typeof option>;
export type Element = z.infer<typeof element>;
export type Block = z.infer<typeof block>;

export const blocksSchema = z.array(block);
export const optionsSchema = z.array(option);

/** Copies blocks as Slack stores them, with missing IDs added and the defaults of text objects filled in. */
export function keepBlocks(blocks: readonly Block[], ids: Ids): Block[] {
  return blocks.map((original) => {
    const kept = blocksSchema.element.parse(spellOut(original));
    kept.block_id ??= ids.short();
    for (const element of elementsOf(kept)) {
      if (usableElements.includes(element.type)) element.action_id ??= ids.short();
    }
    return kept;
  });
}

/** The types of elements that people can use. All except buttons and overflow menus have a value. */
export const usableElements = ['button', 'overflow', 'workflow_button', ...Object.keys(stateOf)];

/** The elements of a block: its accessory, its input, its buttons and menus. */
export function elementsOf(block: Block): Element[] {
  if (block.type === 'rich_text') return [];
  return [block.accessory, block.element, ...(block.elements ?? [])].filter((it) => it !== undefined);
}

export interface Placed {
  readonly block: Block;
  readonly element: Element;
  readonly blockId: string;
  readonly actionId: string;
}

/** All elements with an `action_id`, in reading order. */
export function interactive(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) =>
      element.action_id === undefined
        ? []
        : [{ block, element, blockId: block.block_id ?? '', actionId: element.action_id }],
    ),
  );
}

/** All options of a menu, including grouped ones. */
export function optionsOf(element: Element): Option[] {
  return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}

export function plain(text: TextObject | string | undefined): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}

function spellOut(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spellOut);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spellOut(inner)]));
  if (copy.type === 'plain_text' && typeof copy.text === 'string') copy.emoji ??= true;
  if (copy.type === 'mrkdwn' && typeof copy.text === 'string') copy.verbatim ??= false;
  return copy;
}
