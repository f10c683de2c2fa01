import type { Button, KnownBlock, ModalView, Overflow, StaticSelect } from '@slack/types';
import { z } from 'zod';
import { cut, plainText } from '../blocks/blocks.js';
import { type Choice, listed, option } from '../blocks/inputs.js';

/**
 * The id of a modal, action or shortcut, defined only in a feature's `contracts.ts`. It begins with the feature's name.
 * Messages with buttons stay in Slack forever, so an id and the shape of the value that it carries must not change.
 */
export type ContractId = `${string}.${string}`;

/** Keeps out of the log who uses a contract. */
export function confidential<It extends { readonly isConfidential?: boolean }>(contract: It): It {
  return { ...contract, isConfidential: true };
}

/** A modal: its hidden metadata `carry` (ids only) and the form that it asks for. */
export interface ModalContract<Carry, Form> {
  readonly kind: 'modal';
  readonly id: ContractId;
  readonly carry: z.ZodType<Carry>;
  readonly form: z.ZodType<Form>;
  /** True if the log must not say who uses it. */
  readonly isConfidential?: boolean;
  view(carry: Carry, body: { title: string; submit: string; blocks: KnownBlock[] }): ModalView;
}

export function modal<Carry, Form>(
  id: ContractId,
  carry: z.ZodType<Carry>,
  form: z.ZodType<Form>,
): ModalContract<Carry, Form> {
  return {
    kind: 'modal',
    id,
    carry,
    form,
    view: (meta, { title, submit, blocks }) => ({
      type: 'modal',
      callback_id: id,
      private_metadata: JSON.stringify(meta),
      title: plainText(title),
      submit: plainText(submit),
      close: plainText('Cancel'),
      blocks,
    }),
  };
}

/** The form that the handler of a modal gets. */
export type FormOf<Contract> = Contract extends ModalContract<unknown, infer Form> ? Form : never;

/** A button, a list or a menu, with the value that it carries (ids only). */
export interface ActionContract<Carry> {
  readonly kind: 'action';
  readonly id: ContractId;
  readonly carry: z.ZodType<Carry>;
  /** True for an input, which carries what its modal carries. */
  readonly isInput?: boolean;
  /** True if the log must not say who uses it. */
  readonly isConfidential?: boolean;
}

/** Defines the action of an input that runs a handler on each change, while its modal is open. */
export function inputChange<Carry>(id: ContractId, carry: z.ZodType<Carry>): ActionContract<Carry> {
  return { kind: 'action', id, carry, isInput: true };
}

export interface ButtonContract<Carry> extends ActionContract<Carry> {
  element(label: string, carry: Carry, style?: 'primary' | 'danger'): Button;
}

/** Defines a button. Labels are verbs of one to three words, 75 characters at most. */
export function button<Carry>(id: ContractId, carry: z.ZodType<Carry>): ButtonContract<Carry> {
  return {
    kind: 'action',
    id,
    carry,
    element: (label, value, style) => ({
      type: 'button',
      action_id: id,
      text: plainText(label),
      value: JSON.stringify(value),
      ...(style ? { style } : {}),
    }),
  };
}

/** Adds a name for screen readers, for a button among others with the same label. Cuts it to 75 characters. */
export function named(button: Button, name: string): Button {
  return { ...button, accessibility_label: cut(name, 75) };
}

/** Adds a confirmation dialog, whose button has the style of the first one. Slack's limits, in characters: title 100 (cut here), text 300, buttons 30 each. */
export function confirmed(button: Button, it: { title: string; text: string; confirm: string; deny: string }): Button {
  const confirm = {
    title: plainText(cut(it.title, 100)),
    text: plainText(it.text),
    confirm: plainText(it.confirm),
    deny: plainText(it.deny),
    ...(button.style ? { style: button.style } : {}),
  };
  return { ...button, confirm };
}

export interface SelectContract<Carry> extends ActionContract<Carry> {
  element(placeholder: string, choices: readonly { text: string; carry: Carry }[], chosen?: Carry): StaticSelect;
}

/** Defines a list that acts on selection, of up to 10,000 choices. */
export function select<Carry>(id: ContractId, carry: z.ZodType<Carry>): SelectContract<Carry> {
  return {
    kind: 'action',
    id,
    carry,
    element: (placeholder, choices, chosen) => {
      const all = choices.map((it): Choice => ({ text: it.text, value: JSON.stringify(it.carry) }));
      const initial = all.find((it) => it.value === JSON.stringify(chosen));
      return {
        type: 'static_select',
        action_id: id,
        placeholder: plainText(placeholder),
        ...listed(all),
        ...(initial ? { initial_option: option(initial) } : {}),
      };
    },
  };
}

export interface MenuContract<Carry> extends ActionContract<Carry> {
  element(...choices: readonly { text: string; carry: Carry; url?: string }[]): Overflow;
}

/**
 * Defines a menu behind "⋯": one to five choices, each carrying at most 150 characters of JSON. One with a `url` opens it
 * as well as running the handler, whose response should be nothing.
 */
export function menu<Carry>(id: ContractId, carry: z.ZodType<Carry>): MenuContract<Carry> {
  return {
    kind: 'action',
    id,
    carry,
    element: (...choices) => ({
      type: 'overflow',
      action_id: id,
      options: choices.map(({ text, carry, ...link }) => ({
        text: plainText(text),
        value: JSON.stringify(carry),
        ...link,
      })),
    }),
  };
}

/** Returns a button that opens a URL. Slack also sends the press, which `createListen` acknowledges. */
export function linkButton(label: string, url: string): Button {
  return { type: 'button', action_id: LINK_ID, text: plainText(label), url };
}

/** Makes a button open a URL as well as run its handler, whose response should be nothing. */
export function linking(button: Button, url: string): Button {
  return { ...button, url };
}

export const LINK_ID = 'slack.link';

/** A global shortcut, declared in `manifest.json`. */
export interface ShortcutContract {
  readonly kind: 'shortcut';
  readonly id: ContractId;
}

export function shortcut(id: ContractId): ShortcutContract {
  return { kind: 'shortcut', id };
}

/** A message shortcut, declared in `manifest.json`. */
export interface MessageShortcutContract {
  readonly kind: 'message shortcut';
  readonly id: ContractId;
  /** True if the log must not say who uses it. */
  readonly isConfidential?: boolean;
}

export function messageShortcut(id: ContractId): MessageShortcutContract {
  return { kind: 'message shortcut', id };
}

/** A slash command, declared in `manifest.json`. */
export interface CommandContract {
  readonly kind: 'command';
  readonly command: `/${string}`;
  /** Returns true if the log must not say who has typed this. */
  readonly isConfidential?: (text: string) => boolean;
}

export function command(name: `/${string}`): CommandContract {
  return { kind: 'command', command: name };
}

/** A Slack event, declared in `manifest.json`, with the fields to store until it is handled. No others are stored. */
export interface EventContract<Event> {
  readonly kind: 'event';
  readonly type: string;
  /** Tells those of this type that the contract is about from others, which are nothing wrong. */
  readonly about: z.ZodType;
  readonly fields: z.ZodType<Event>;
}

/** Defines an event. Its fields have to check everything that handlers use: what doesn't fit is dropped and logged. */
export function event<Event>(
  type: string,
  fields: z.ZodType<Event>,
  about: z.ZodType = z.object({}),
): EventContract<Event> {
  return { kind: 'event', type, about, fields };
}

/** Returns the fields of an event; `malformed` if they aren't what Slack sends; undefined if it is about something else. */
export function fieldsOf(
  { about, fields }: EventContract<unknown>,
  event: unknown,
): { readonly data: Fields } | { readonly malformed: readonly string[] } | undefined {
  const kind = about.safeParse(event);
  if (!kind.success) return undefined;
  const { data, error } = fields.safeParse(event);
  if (error) return { malformed: error.issues.map(({ path }) => path.join('.')) };
  return { data: merged(kind.data as Fields, data as Fields) };
}

type Fields = Readonly<Record<string, unknown>>;

/** Returns the fields of both. An object that is in both gets the fields of both, since handlers declare different ones. */
export function merged(all: Fields, more: Fields): Fields {
  if (Object.keys(all).length === 0) return more;
  const fields: Record<string, unknown> = { ...all };
  for (const [name, value] of Object.entries(more)) {
    const other = all[name];
    fields[name] = isFields(value) && isFields(other) ? merged(other, value) : value;
  }
  return fields;
}

function isFields(it: unknown): it is Fields {
  return typeof it === 'object' && it !== null && !Array.isArray(it);
}
