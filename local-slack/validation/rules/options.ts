import { isDeepStrictEqual } from 'node:util';
import { isNode, listOf, type Node, type Rule } from './nodes.js';

/** `initial_option(s)` must exactly match options of the element. An empty list is invalid. */
export const initialIsProvided: Rule = ({ node, pointer }) => {
  const field = 'initial_option' in node ? 'initial_option' : 'initial_options';
  if (!(field in node)) return [];
  const initial = field === 'initial_option' ? [node.initial_option] : listOf(node.initial_options);
  const options = optionsOf(node);
  const provided = initial.every((one) => options.some((option) => isDeepStrictEqual(option, one)));
  if (provided && initial.length > 0) return [];
  return [{ pointer: `${pointer}/${field}`, message: 'must be one of the provided options' }];
};

function optionsOf(element: Node): readonly unknown[] {
  const groups = listOf(element.option_groups).filter(isNode);
  return [...listOf(element.options), ...groups.flatMap((group) => listOf(group.options))];
}
