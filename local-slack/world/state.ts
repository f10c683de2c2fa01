import { type Block, type Element, interactive } from './blocks.js';
import { stateOf } from './elements.js';

/** Values that a person entered, by `block_id` and `action_id`. Untouched elements have no entry. */
export type Typed = Map<string, Map<string, unknown>>;

/** `state.values` as Slack sends it: initial values for untouched elements, Slack's empty values for empty ones. */
export function stateValues(blocks: readonly Block[], typed: Typed): Record<string, Record<string, unknown>> {
  const values: Record<string, Record<string, unknown>> = {};
  for (const { element, blockId, actionId } of interactive(blocks)) {
    const kind = stateOf[element.type];
    if (!kind) continue;
    values[blockId] ??= {};
    values[blockId][actionId] = {
      type: element.type,
      [kind.key]: elementValue(element, typed.get(blockId)?.get(actionId)),
    };
  }
  return values;
}

/** The value of an element: entered, else initial, else Slack's empty value. */
export function elementValue(element: Element, put: unknown): unknown {
  const kind = stateOf[element.type];
  if (!kind) return undefined;
  return put === undefined ? (element[kind.initial] ?? kind.empty) : put;
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

export function put(typed: Typed, blockId: string, actionId: string, value: unknown): void {
  const block = typed.get(blockId) ?? new Map<string, unknown>();
  typed.set(blockId, block.set(actionId, value));
}

/** The values that survive new blocks: those with the same `block_id`, `action_id` and element type. */
export function carryOver(typed: Typed, before: readonly Block[], after: readonly Block[]): Typed {
  const carried: Typed = new Map();
  const old = new Map(interactive(before).map((it) => [`${it.blockId}\n${it.actionId}`, it.element.type]));
  for (const { element, blockId, actionId } of interactive(after)) {
    const value = typed.get(blockId)?.get(actionId);
    if (value !== undefined && old.get(`${blockId}\n${actionId}`) === element.type)
      put(carried, blockId, actionId, value);
  }
  return carried;
}
