import { z } from 'zod';
import type { Person } from '../person/person.js';
import * as acts from '../person/press.js';
import { close, submit } from '../person/submit.js';
import { typedIn } from '../person/surface.js';
import { optionsOf, optionsSchema, plain } from '../world/blocks.js';
import { elementValue } from '../world/state.js';
import type { View } from '../world/workspace.js';
import { type Found, findButton, findField, findMenu } from './find.js';
import type { Place } from './place.js';
import { showInstead, viewIn } from './show.js';
import { type Fillable, optionCalled, valueFor } from './values.js';

/** A person's current place, and the confirm dialog in front of it. */
export interface Screen {
  readonly person: Person;
  place: Place;
  dialog: Dialog | undefined;
}

interface Dialog {
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
  readonly proceed: () => Promise<void>;
}

function inFront({ person, place }: Screen): Place {
  return viewIn(person, 'modal') ? 'modal' : place;
}

/** Presses a button by its text, in the confirm dialog, in the footer of the modal or in its blocks. */
export async function pressText(screen: Screen, text: string, place = inFront(screen)): Promise<void> {
  const { person, dialog } = screen;
  if (dialog) return answerDialog(screen, dialog, text);
  const modal = place === 'modal' ? viewIn(person, 'modal') : undefined;
  if (modal && text === words(modal.given.submit)) return submit(person, modal);
  if (modal && text === (words(modal.given.close) || 'Close')) return close(person, modal);
  const found = findButton(person, place, text);
  await confirmed(screen, found, () => acts.press(person, found.surface, found.placed));
}

/** Chooses an option by its text, in an overflow or any other menu; in checkboxes, toggles it. */
export async function chooseOption(
  screen: Screen,
  option: string,
  from?: string,
  place = inFront(screen),
): Promise<void> {
  const { person } = screen;
  const found = findMenu(person, place, option, from);
  const { surface, placed } = found;
  if (placed.element.type !== 'overflow') return fillFound(screen, found, withOption(person, found, option));
  const chosen = optionCalled(optionsOf(placed.element), option);
  await confirmed(screen, found, () => acts.press(person, surface, placed, chosen));
}

/** The new selection. A multiple select keeps its other options and toggles this one. */
function withOption(person: Person, { surface, placed }: Found, option: string): string | string[] {
  const put = typedIn(surface, person).get(placed.blockId)?.get(placed.actionId);
  const value = elementValue(placed.element, put);
  if (!Array.isArray(value)) return option;
  const chosen = optionsSchema.parse(value).map((it) => it.text.text);
  return chosen.includes(option) ? chosen.filter((it) => it !== option) : [...chosen, option];
}

export async function fillField(screen: Screen, label: string, value: Fillable | readonly Fillable[]): Promise<void> {
  await fillFound(screen, findField(screen.person, inFront(screen), label), value);
}

async function fillFound(screen: Screen, found: Found, given: Fillable | readonly Fillable[]): Promise<void> {
  const { surface, placed } = found;
  const value = await valueFor(screen.person, surface, placed, given);
  await confirmed(screen, found, () => acts.fill(screen.person, surface, placed, value));
}

export function currentModal({ person, place }: Screen): View {
  const modal = viewIn(person, 'modal');
  if (!modal) throw new Error(`${person.user.realName} has no modal open. ${showInstead(person, place)}`);
  return modal;
}

async function confirmed(screen: Screen, { placed }: Found, proceed: () => Promise<void>): Promise<void> {
  const { confirm } = placed.element;
  if (!confirm) return proceed();
  const text = `${plain(confirm.title)}: ${plain(confirm.text)}`;
  screen.dialog = { text, confirm: plain(confirm.confirm), deny: plain(confirm.deny), proceed };
}

async function answerDialog(screen: Screen, dialog: Dialog, text: string): Promise<void> {
  if (text !== dialog.confirm && text !== dialog.deny) {
    throw new Error(
      `There is no "${text}" in the dialog. There is:\n\n${dialog.text}\n[${dialog.deny}] [${dialog.confirm}]`,
    );
  }
  screen.dialog = undefined;
  if (text === dialog.confirm) await dialog.proceed();
}

function words(text: unknown): string {
  return z.looseObject({ text: z.string() }).safeParse(text).data?.text ?? '';
}
