import type { ActionsBlock } from '@slack/types';
import { z } from 'zod';
import { type Choice, option } from '../blocks/inputs.js';
import type { ActionContract, ContractId } from './contracts.js';
import { parseJson } from './parse-json.js';

const values = z.array(z.uuid());

/**
 * The values of checkboxes, which they carry besides ids: all, those that were shown as ticked, and those ticked now; and
 * the block and Slack's time of the press, as seconds with six decimals. Of two presses in one block, the later one says
 * what is ticked now.
 */
export const ticking = {
  offered: values,
  shown: values,
  ticked: values,
  pressedIn: z.string().default(''),
  pressedAt: z.string().default(''),
};

interface Ticking {
  readonly offered: readonly string[];
  readonly shown: readonly string[];
  readonly ticked: readonly string[];
  readonly pressedIn: string;
  readonly pressedAt: string;
}

export interface TicksContract<Carry> extends ActionContract<Carry> {
  block(
    choices: readonly Choice[],
    it: { carry: Omit<Carry, keyof Ticking>; ticked: readonly string[]; at: Date; part: number },
  ): ActionsBlock;
}

/**
 * Defines checkboxes that act at each tick, whose values are ids. A block has at most ten; `part` numbers the blocks of
 * a longer list. Slack keeps what a person ticked for as long as the block's id stays the same, so the id changes with
 * the time and the ticks.
 */
export function ticks<Carry extends Ticking>(id: ContractId, carry: z.ZodType<Carry>): TicksContract<Carry> {
  return {
    kind: 'action',
    id,
    carry,
    block: (choices, it) => {
      const initial = choices.filter(({ value }) => it.ticked.includes(value)).map(option);
      const bits = choices.map(({ value }) => (it.ticked.includes(value) ? 1 : 0)).join('');
      return {
        type: 'actions',
        block_id: `${JSON.stringify(it.carry)} ${it.part}.${bits}.${it.at.getTime()}`,
        elements: [
          {
            type: 'checkboxes',
            action_id: id,
            options: choices.map(option),
            ...(initial.length > 0 ? { initial_options: initial } : {}),
          },
        ],
      };
    },
  };
}

const options = z.array(z.object({ value: z.string() })).default([]);
const element = z.object({ action_id: z.string().optional(), options, initial_options: options });
const carry = z.looseObject({});
const blocks = z.array(z.looseObject({ block_id: z.string().optional() }));

/** Returns what a press on checkboxes carries, given the blocks of its message or view; undefined if it is malformed. */
export function tickingIn(
  action: { block_id: string; action_id: string; action_ts: string; selected_options?: readonly { value?: string }[] },
  inBlocks: unknown,
): unknown {
  const block = blocks.safeParse(inBlocks).data?.find((it) => it.block_id === action.block_id);
  const elements = z.array(element).safeParse(block?.elements).data ?? [];
  const pressed = elements.find((it) => it.action_id === action.action_id);
  if (!pressed) return undefined;
  const valuesOf = (of: readonly { value?: string }[]) => of.map(({ value }) => value);
  return {
    ...carry.safeParse(parseJson(action.block_id.slice(0, action.block_id.lastIndexOf(' ')))).data,
    offered: valuesOf(pressed.options),
    shown: valuesOf(pressed.initial_options),
    ticked: action.selected_options && valuesOf(action.selected_options),
    pressedIn: action.block_id,
    pressedAt: action.action_ts,
  };
}
