import type { Problem } from '../problem.js';
import { isNode, listOf, type Placed, type Rule } from './nodes.js';

/** Unique `action_id`s in one list of a block. */
export const uniqueActionIds =
  (field: 'elements' | 'actions'): Rule =>
  ({ node, pointer }) => {
    const elements = listOf(node[field]).map((element) => (isNode(element) ? element : {}));
    return repeated(
      elements.map((element, index) => ({ node: element, pointer: `${pointer}/${field}/${index}` })),
      'action_id',
    );
  };

/** Unique `block_id`s in a view or message, including nested blocks. */
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
