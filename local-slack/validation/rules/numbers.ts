import type { Problem } from '../problem.js';
import type { Node, Rule } from './nodes.js';

/** `low` must not exceed `high`. Both are fields with numbers or numeric strings. */
export const ordered =
  (low: string, high: string): Rule =>
  ({ node, pointer }) =>
    Number(node[low]) > Number(node[high])
      ? [{ pointer: `${pointer}/${low}`, message: `\`${low}\` must not be greater than \`${high}\`` }]
      : [];

export const initialIsInRange: Rule = ({ node, pointer }) => {
  const initial = Number(node.initial_value);
  const outside = initial < Number(node.min_value) || initial > Number(node.max_value);
  return outside
    ? [{ pointer: `${pointer}/initial_value`, message: 'must be between `min_value` and `max_value`' }]
    : [];
};

export const decimalsAreAllowed: Rule = ({ node, pointer }) =>
  ['initial_value', 'min_value', 'max_value'].flatMap((field) => wholeNumber(node, pointer, field));

function wholeNumber(node: Node, pointer: string, field: string): readonly Problem[] {
  if (node.is_decimal_allowed === true || !(field in node) || Number.isInteger(Number(node[field]))) return [];
  return [{ pointer: `${pointer}/${field}`, message: 'must provide an integer' }];
}
