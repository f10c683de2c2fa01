import { viewBytes } from './limits/payloads.js';
import { type Problem, type Refusal, refusal } from './problem.js';
import { isNode, type Node } from './rules/nodes.js';
import { blocksProblems, inputsWithoutSubmit } from './rules/payload.js';
import { shapeProblems } from './shape.js';

/**
 * Returns Slack's error for a view, or undefined if the view is valid. `surface` depends on the method: a modal for
 * `views.open` and `views.push`, a home tab for `views.publish`, the existing view's type for `views.update`. It
 * defaults to the view's own `type`. The error is `view_too_large` over 250 KB, otherwise `invalid_arguments`. Pointers
 * start with `/view`.
 */
export function viewProblems(view: unknown, surface?: 'modal' | 'home'): Refusal | undefined {
  if (Buffer.byteLength(JSON.stringify(view) ?? '') > viewBytes) return refusal('view_too_large');
  const expected = surface ?? (isNode(view) && view.type === 'home' ? 'home' : 'modal');
  const shape = shapeProblems(expected, { view });
  const problems = shape.length === 0 && isNode(view) ? wholeViewProblems(view, expected) : shape;
  return problems.length > 0 ? refusal('invalid_arguments', ...problems) : undefined;
}

function wholeViewProblems(view: Node, surface: 'modal' | 'home'): readonly Problem[] {
  const unsubmitted = surface === 'modal' && !('submit' in view);
  return [
    ...blocksProblems(view.blocks, '/view/blocks', surface),
    ...(unsubmitted ? inputsWithoutSubmit(view.blocks) : []),
  ];
}
