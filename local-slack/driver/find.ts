import type { Person } from '../person/person.js';
import { blocksOf, type Surface } from '../person/surface.js';
import { type Element, interactive, optionsOf, type Placed, plain } from '../world/blocks.js';
import { stateOf } from '../world/elements.js';
import type { Place } from './place.js';
import { messagesIn, showInstead, viewIn } from './show.js';

export interface Found {
  readonly surface: Surface;
  readonly placed: Placed;
}

/** The surfaces that a person can use in a place: the view, or the messages, newest first. */
function surfacesIn(person: Person, place: Place): Surface[] {
  if (place === 'Home' || place === 'modal') {
    const view = viewIn(person, place);
    return view ? [{ view }] : [];
  }
  return messagesIn(person, place)
    .toReversed()
    .map((message) => ({ message }));
}

/** Finds a button by its text or accessibility label, or throws an error that shows the place. */
export function findButton(person: Person, place: Place, text: string): Found {
  return find(
    person,
    place,
    `no button "${text}"`,
    ({ element }) => BUTTONS.has(element.type) && [plain(element.text), element.accessibility_label].includes(text),
  );
}

/**
 * Finds the menu, radio buttons or checkboxes with this option, or the element with the label or placeholder `from`.
 */
export function findMenu(person: Person, place: Place, option: string, from: string | undefined): Found {
  const has = (element: Element) => optionsOf(element).some((it) => it.text.text === option);
  return find(person, place, `no menu with "${option}"${from === undefined ? '' : ` called "${from}"`}`, (placed) =>
    from === undefined ? has(placed.element) : isCalled(placed, from),
  );
}

/** Finds the input, menu or picker with this label or placeholder. */
export function findField(person: Person, place: Place, label: string): Found {
  return find(
    person,
    place,
    `no field "${label}"`,
    (placed) => placed.element.type in stateOf && isCalled(placed, label),
  );
}

const BUTTONS = new Set(['button', 'workflow_button']);

function isCalled({ block, element }: Placed, name: string): boolean {
  return [plain(block.label), plain(block.text), plain(element.placeholder)].includes(name);
}

function find(person: Person, place: Place, missing: string, isIt: (placed: Placed) => boolean): Found {
  for (const surface of surfacesIn(person, place)) {
    const placed = interactive(blocksOf(surface)).find(isIt);
    if (placed) return { surface, placed };
  }
  throw new Error(`There is ${missing} where ${person.user.realName} is. ${showInstead(person, place)}`);
}
