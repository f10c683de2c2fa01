import type { Problem } from '../problem.js';
import { isNode, type Placed, type Rule } from './nodes.js';
import { decimalsAreAllowed, initialIsInRange, ordered } from './numbers.js';
import { initialIsProvided } from './options.js';
import { collapsedIsCollapsible, oneOf, someOf, within } from './presence.js';
import { headerIsPlain, rowsAreEquallyLong, tableIsShort } from './tables.js';
import { uniqueActionIds } from './unique.js';

const oneSource = oneOf(['options', 'option_groups'], '`options` or `option_groups` must be specified');

const fileInputIsQuiet: Rule = ({ node, pointer }) =>
  node.dispatch_action === true && isNode(node.element) && node.element.type === 'file_input'
    ? [{ pointer: `${pointer}/dispatch_action`, message: '`dispatch_action` must be false for a `file_input`' }]
    : [];

const slackFile = within('slack_file', oneOf(['id', 'url'], 'must define either `id` or `url`'));

/** Rules that a schema cannot express, by the `type` of the block or element. */
const rules: ReadonlyMap<unknown, readonly Rule[]> = new Map(
  Object.entries<readonly Rule[]>({
    actions: [uniqueActionIds('elements')],
    card: [
      someOf(['hero_image', 'title', 'actions', 'body'], 'must define `hero_image`, `title`, `actions` or `body`'),
      uniqueActionIds('actions'),
    ],
    checkboxes: [initialIsProvided],
    container: [
      someOf(['title', 'rich_text_title'], 'must define either `title` or `rich_text_title`'),
      collapsedIsCollapsible,
    ],
    context_actions: [uniqueActionIds('elements')],
    data_table: [rowsAreEquallyLong, headerIsPlain, tableIsShort],
    image: [oneOf(['image_url', 'slack_file'], 'missing required field: image_url'), slackFile],
    input: [fileInputIsQuiet],
    multi_static_select: [oneSource, initialIsProvided],
    number_input: [ordered('min_value', 'max_value'), initialIsInRange, decimalsAreAllowed],
    plain_text_input: [ordered('min_length', 'max_length')],
    radio_buttons: [initialIsProvided],
    rich_text_input: [ordered('min_lines', 'max_lines')],
    section: [someOf(['text', 'fields'], 'must define either `text` or `fields`', '/type')],
    static_select: [oneSource, initialIsProvided],
  }),
);

export function ruleProblems(placed: readonly Placed[]): readonly Problem[] {
  return placed.flatMap((one) => (rules.get(one.node.type) ?? []).flatMap((rule) => rule(one)));
}
