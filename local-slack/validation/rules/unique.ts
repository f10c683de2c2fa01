import type { Problem } from '../problem.js';
import { isNode, listOf, type Placed, type Rule } from './nodes.js';

/** `action_id`s of the elements in one list of a block. */
export const uniqueActionIds =
  (field: 'elements' | 'actions'): Rule =>
  ({ node, pointer }) => {
    const elements = listOf(node[field]).map((element) => (isNode(element) ? element : {}));
    return repeated(
      elements.map((element, index) => ({ node: element, pointer: `${pointer}/${field}/${index}` })),
      'action_id',
    );
  };

/** `block_id`s of a whole view or message, blocks inside blocks included. */
export const uniqueBlockIds = (placed: readonly Placed[]): readonly Problem[] => repeated(placed, 'block_id');

function repeated(placed: readonly Placed[], field: string): readonly Problem[] {
  const seen = new Set<unknown>();
  return placed.flatMap(({ node, pointer }) => {
    const id = node[field];
    if (id === undefined || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ pointer: `${pointer}/${field}`, message: `\`${field}\` "${id}" already exists` }];
  });
}
