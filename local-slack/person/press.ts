import type { Placed } from '../world/blocks.js';
import { stateOf } from '../world/elements.js';
import { elementValue, put } from '../world/state.js';
import { changed } from '../world/world.js';
import { interact } from './interact.js';
import type { Person } from './person.js';
import { placeJson, type Surface, typedIn } from './surface.js';

/** Presses a button or chooses an overflow option with `block_actions`. Resolves when the app acknowledges. */
export async function press(person: Person, surface: Surface, placed: Placed, option?: unknown): Promise<void> {
  const chosen = placed.element.type === 'overflow' ? { selected_option: option } : {};
  await act(person, surface, placed, chosen);
}

/**
 * Sets the value, in Slack's shape, of an input, menu or picker; null clears it. The app is notified at once unless the
 * element is in an input block without `dispatch_action`.
 */
export async function fill(person: Person, surface: Surface, placed: Placed, value: unknown): Promise<void> {
  const { world, workspace, user } = person;
  put(typedIn(surface, person), placed.blockId, placed.actionId, value);
  changed(world, { what: 'view', team: workspace.id, user: user.id });
  const isQuiet = placed.block.type === 'input' && !placed.block.dispatch_action;
  if (isQuiet) return;
  const key = stateOf[placed.element.type]?.key;
  await act(person, surface, placed, key === undefined ? {} : { [key]: elementValue(placed.element, value) });
}

async function act(person: Person, surface: Surface, placed: Placed, chosen: Record<string, unknown>): Promise<void> {
  const { element, blockId, actionId } = placed;
  const { text, value, style, placeholder, confirm, url } = element;
  const own = element.type === 'button' ? { text, value, style, url } : {};
  const action = {
    type: element.type,
    block_id: blockId,
    action_id: actionId,
    action_ts: person.world.ids.ts(),
    ...own,
    ...chosen,
    placeholder,
    confirm,
  };
  await interact(person, `block_actions ${actionId}`, {
    type: 'block_actions',
    ...placeJson(person, surface),
    actions: [action],
  });
}
