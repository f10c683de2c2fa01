import { z } from 'zod';
import { type Element, interactive } from '../world/blocks.js';
import { elementValue, isEmpty } from '../world/state.js';
import type { View } from '../world/workspace.js';

/** Returns the errors that Slack's client finds in a modal's inputs before submitting, by `block_id`. */
export function missing(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element, blockId, actionId } of interactive(view.blocks)) {
    if (block.type !== 'input') continue;
    const value = elementValue(element, view.typed.get(blockId)?.get(actionId));
    const error = isEmpty(value) ? (block.optional ? undefined : REQUIRED) : wrong(element, value);
    if (error !== undefined) errors[blockId] = error;
  }
  return errors;
}

const REQUIRED = 'Please complete this required field.';

function wrong(element: Element, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const { min_length, max_length } = lengths.parse(element);
  if (min_length !== undefined && value.length < min_length) return `Please enter at least ${min_length} characters.`;
  if (max_length !== undefined && value.length > max_length) return `Please enter at most ${max_length} characters.`;
  return CHECKS[element.type]?.(value, element);
}

const lengths = z.looseObject({ min_length: z.number().optional(), max_length: z.number().optional() });
const bounds = z.looseObject({
  is_decimal_allowed: z.boolean(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});

const CHECKS: Readonly<Record<string, (value: string, element: Element) => string | undefined>> = {
  email_text_input: (value) => (z.email().safeParse(value).success ? undefined : 'Please enter a valid email address.'),
  url_text_input: (value) => (URL.canParse(value) ? undefined : 'Please enter a valid URL.'),
  number_input: (value, element) => {
    const { is_decimal_allowed, min_value, max_value } = bounds.parse(element);
    const number = Number(value);
    if (Number.isNaN(number)) return 'Please enter a number.';
    if (!is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
    if (min_value !== undefined && number < Number(min_value)) return `Please enter a number of at least ${min_value}.`;
    if (max_value !== undefined && number > Number(max_value)) return `Please enter a number of at most ${max_value}.`;
    return undefined;
  },
};
