import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Person } from '../../local-slack/person/person.js';
import { fill, press } from '../../local-slack/person/press.js';
import { submit } from '../../local-slack/person/submit.js';
import type { Surface } from '../../local-slack/person/surface.js';
import { useCommand } from '../../local-slack/person/use-command.js';
import { shortcuts, useGlobalShortcut, useMessageShortcut } from '../../local-slack/person/use-shortcut.js';
import { interactive, optionsOf, type Placed } from '../../local-slack/world/blocks.js';
import { stateOf } from '../../local-slack/world/elements.js';
import { elementValue, isEmpty, put } from '../../local-slack/world/state.js';
import { dropModals, modalsOf } from '../../local-slack/world/views.js';
import type { Channel, Message, View } from '../../local-slack/world/workspace.js';
import type { Story } from './story.js';

/** The values for pickers of people and channels, and the words to type. */
export interface Picks {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
}

/** The places from which a person starts. */
export interface Starts {
  /** The words to type after `/hearth`. */
  readonly words: readonly string[];
  /** The channels to type them in. */
  readonly channels: readonly Channel[];
  /** The messages to use message shortcuts on. */
  readonly messages: readonly Message[];
}

interface Step {
  readonly key: string;
  /** Steps with lower ranks come first: presses, then submissions, then what asks for confirmation. */
  readonly rank: 0 | 1 | 2;
  readonly run: () => Promise<unknown>;
}

/**
 * Lets a person use everything that they can reach in Hearth, once each: commands, shortcuts, and all buttons, choices
 * and forms on Home, in modals and in messages, also those that these show. `meanwhile` runs before what asks for
 * confirmation, after which they may have other rights. Returns what they used.
 */
export async function usesEverything(
  it: Story,
  driven: DrivenPerson,
  { starts, picks, meanwhile }: { starts: Starts; picks: Picks; meanwhile: () => Promise<void> },
): Promise<readonly string[]> {
  const { slack, workspace } = it;
  const person: Person = { world: slack.world, workspace: workspace.workspace, user: driven.user };
  const steps = startsOf(person, driven, starts);
  const known = new Set(steps.map(({ key }) => key));
  const used: string[] = [];
  let isLate = false;
  for (let step = next(steps); step && used.length < MOST_STEPS; step = next(steps)) {
    if (step.rank === 2 && !isLate) await meanwhile();
    isLate ||= step.rank === 2;
    used.push(step.key);
    await step.run();
    if (step.rank > 0 || step.key === 'Home') await it.hearth.settles();
    for (const found of surfacesOf(person).flatMap((surface) => stepsOn(person, surface, picks))) {
      if (known.has(found.key)) continue;
      known.add(found.key);
      steps.push(found);
    }
    dropModals(person.world, person.workspace, person.user.id, modalsOf(person.workspace, person.user.id));
  }
  await it.hearth.settles();
  return used;
}

/** Far more than anybody can reach, so that a list that grows with each press does not go on forever. */
export const MOST_STEPS = 1_500;

/** Takes the first step with the lowest rank out of the list, and erases the person last. */
function next(steps: Step[]): Step | undefined {
  const place = ({ rank, key }: Step) => (key.startsWith('block preferences.erase') ? 3 : rank);
  const lowest = Math.min(...steps.map(place));
  const index = steps.findIndex((step) => place(step) === lowest);
  return index < 0 ? undefined : steps.splice(index, 1)[0];
}

function startsOf(person: Person, driven: DrivenPerson, { words, channels, messages }: Starts): Step[] {
  const step = (key: string, run: () => Promise<unknown>): Step => ({ key, rank: 0, run });
  return [
    step('Home', () => driven.opensHome()),
    step('messages', () => driven.opensDirectMessages()),
    ...channels.flatMap((channel) =>
      words.map((word) =>
        step(`/hearth ${word} in ${channel.id}`, () => useCommand(person, channel, `/hearth ${word}`)),
      ),
    ),
    ...shortcuts(person, 'global').map((it) => step(it.name, () => useGlobalShortcut(person, it))),
    ...shortcuts(person, 'message').flatMap((it) =>
      messages.map((message) => step(`${it.name} on ${message.ts}`, () => useMessageShortcut(person, it, message))),
    ),
  ];
}

/** Returns what a person has before them: Home, the open modals, and the app's messages where they can read. */
function surfacesOf({ workspace, user }: Person): Surface[] {
  const views = [workspace.homes.get(user.id), ...modalsOf(workspace, user.id)].filter((it) => it !== undefined);
  const places = [...workspace.channels.values()].filter(
    ({ kind, members }) => kind === 'public' || members.has(user.id),
  );
  const messages = places.flatMap((place) =>
    place.messages.filter(({ botId, ephemeralTo }) => botId && (ephemeralTo === undefined || ephemeralTo === user.id)),
  );
  // A view changes while it is open.
  return [...views.map((view) => ({ view: structuredClone(view) })), ...messages.map((message) => ({ message }))];
}

function stepsOn(person: Person, surface: Surface, picks: Picks): Step[] {
  const blocks = 'view' in surface ? surface.view.blocks : surface.message.blocks;
  const carried = 'view' in surface ? (surface.view.given.private_metadata ?? '') : surface.message.ts;
  const presses = interactive(blocks)
    .filter(({ block }) => block.type !== 'input' || block.dispatch_action)
    .flatMap((placed) =>
      choicesOf(placed, picks).map(({ name, act }): Step => {
        const key = `block ${placed.actionId} ${name} ${isOwn(placed) ? '' : carried}`;
        return { key, rank: placed.element.confirm ? 2 : 0, run: () => act(person, mount(person, surface)) };
      }),
    );
  const form = 'view' in surface && surface.view.given.submit ? surface.view : undefined;
  return form ? [...presses, submission(person, form, carried, picks)] : presses;
}

/** Returns true for an element that carries what it is about itself. */
function isOwn({ element, block }: Placed): boolean {
  return (
    block.type !== 'input' &&
    (element.value !== undefined || element.type === 'overflow' || element.type === 'static_select')
  );
}

/** Opens the modal again, in which the person presses. */
function mount({ workspace, user }: Person, surface: Surface): Surface {
  if (!('view' in surface)) return surface;
  const view = structuredClone(surface.view);
  if (view.type === 'modal') workspace.modals.set(user.id, [view]);
  return { view };
}

interface Chosen {
  readonly name: string;
  readonly act: (person: Person, surface: Surface) => Promise<void>;
}

function choicesOf(placed: Placed, picks: Picks): Chosen[] {
  const { element } = placed;
  if (element.type === 'button')
    return [{ name: element.value ?? '', act: (person, surface) => press(person, surface, placed) }];
  if (element.type === 'overflow')
    return optionsOf(element).map((option) => ({
      name: option.value ?? '',
      act: (person, surface) => press(person, surface, placed, option),
    }));
  return valuesFor(placed, picks).map((value) => ({
    name: JSON.stringify(value),
    act: (person, surface) => fill(person, surface, placed, value),
  }));
}

/** Returns values for an input, with all its options one after the other. */
function valuesFor({ element }: Placed, { user, channel, text }: Picks): unknown[] {
  const kind = stateOf[element.type];
  if (!kind) return [];
  const one = (key: string): unknown[] => {
    if (key.startsWith('selected_option')) return optionsOf(element);
    if (key.startsWith('selected_user')) return [user];
    if (key.startsWith('selected_c')) return [channel];
    if (key === 'selected_date') return ['2026-12-01'];
    if (key === 'selected_time') return ['09:00'];
    return key === 'value' ? [element.type === 'plain_text_input' ? text : '3'] : [];
  };
  return one(kind.key).map((value) => (Array.isArray(kind.empty) ? [value] : value));
}

function submission(person: Person, form: View, carried: string, picks: Picks): Step {
  const run = async () => {
    const surface = mount(person, { view: form });
    if (!('view' in surface)) return;
    for (const placed of interactive(surface.view.blocks)) {
      const { element, blockId, actionId } = placed;
      const [value] = valuesFor(placed, picks);
      if (value !== undefined && isEmpty(elementValue(element, undefined)))
        put(surface.view.typed, blockId, actionId, value);
    }
    await submit(person, surface.view);
  };
  return { key: `form ${form.given.callback_id} ${carried}`, rank: 1, run };
}
