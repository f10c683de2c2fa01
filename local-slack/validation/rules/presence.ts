import { isNode, type Rule } from './nodes.js';

/** Requires at least one of the fields. `at` is appended to the pointer in the problem. */
export const someOf =
  (fields: readonly string[], message: string, at = ''): Rule =>
  ({ node, pointer }) =>
    fields.some((field) => field in node) ? [] : [{ pointer: `${pointer}${at}`, message }];

/** Requires exactly one of two fields. `missing` is the message if there is neither. */
export const oneOf =
  ([first, second]: readonly [string, string], missing: string): Rule =>
  ({ node, pointer }) => {
    if (first in node !== second in node) return [];
    return [{ pointer, message: first in node ? `must not define both \`${first}\` and \`${second}\`` : missing }];
  };

/** Applies a rule to the object in a field, if there is one. */
export const within =
  (field: string, rule: Rule): Rule =>
  ({ node, pointer }) => {
    const part = node[field];
    return isNode(part) ? rule({ node: part, pointer: `${pointer}/${field}` }) : [];
  };

export const collapsedIsCollapsible: Rule = ({ node, pointer }) =>
  node.default_collapsed === true && node.is_collapsible !== true
    ? [{ pointer: `${pointer}/default_collapsed`, message: 'must define `is_collapsible` to use `default_collapsed`' }]
    : [];
