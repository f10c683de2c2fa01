import type { Button, KnownBlock, ModalView, StaticSelect } from '@slack/types';
import type { z } from 'zod';
import { cut, plainText } from '../blocks/blocks.js';
import { type Choice, option } from '../blocks/inputs.js';

/**
 * What a feature and Slack agree on. An id is written in one place only, the feature's `contracts.ts`, and begins with the
 * feature's name. Ids and the shapes that buttons carry outlive deploys: messages with them stay in Slack for ever.
 */
export type ContractId = `${string}.${string}`;

/** A modal: what it carries unseen (ids only) and what it asks. */
export interface ModalContract<Carry, Form> {
  readonly kind: 'modal';
  readonly id: ContractId;
  readonly carry: z.ZodType<Carry>;
  readonly form: z.ZodType<Form>;
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

/** What the handler of a modal gets as `form`. */
export type FormOf<Contract> = Contract extends ModalContract<unknown, infer Form> ? Form : never;

/** Something to press, or to choose from, and what it carries (ids only). */
export interface ActionContract<Carry> {
  readonly kind: 'action';
  readonly id: ContractId;
  readonly carry: z.ZodType<Carry>;
}

export interface ButtonContract<Carry> extends ActionContract<Carry> {
  element(label: string, carry: Carry, style?: 'primary' | 'danger'): Button;
}

/** A button. Labels are verbs of one to three words, 75 characters at the most. */
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

/** The same button, with a name for screen readers, for one of several with the same label. At most 75 characters. */
export function named(button: Button, name: string): Button {
  return { ...button, accessibility_label: cut(name, 75) };
}

/** The same button, which asks first. Slack cuts nothing here: title up to 100 characters, text 300, the two answers 30. */
export function confirmed(button: Button, it: { title: string; text: string; confirm: string; deny: string }): Button {
  const confirm = {
    title: plainText(cut(it.title, 100)),
    text: plainText(it.text),
    confirm: plainText(it.confirm),
    deny: plainText(it.deny),
  };
  return { ...button, confirm };
}

export interface SelectContract<Carry> extends ActionContract<Carry> {
  element(placeholder: string, choices: readonly { text: string; carry: Carry }[], chosen?: Carry): StaticSelect;
}

/** A list that acts as soon as something is chosen. At most 100 choices. */
export function select<Carry>(id: ContractId, carry: z.ZodType<Carry>): SelectContract<Carry> {
  return {
    kind: 'action',
    id,
    carry,
    element: (placeholder, choices, chosen) => {
      const options = choices.slice(0, 100).map((it): Choice => ({ text: it.text, value: JSON.stringify(it.carry) }));
      const initial = options.find((it) => it.value === JSON.stringify(chosen));
      return {
        type: 'static_select',
        action_id: id,
        placeholder: plainText(placeholder),
        options: options.map(option),
        ...(initial ? { initial_option: option(initial) } : {}),
      };
    },
  };
}

/** A button that opens an address. Slack reports the press all the same; `listen` answers it. */
export function linkButton(label: string, url: string): Button {
  return { type: 'button', action_id: LINK_ID, text: plainText(label), url };
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
}

export function messageShortcut(id: ContractId): MessageShortcutContract {
  return { kind: 'message shortcut', id };
}

/** A slash command, declared in `manifest.json`. */
export interface CommandContract {
  readonly kind: 'command';
  readonly command: `/${string}`;
}

export function command(name: `/${string}`): CommandContract {
  return { kind: 'command', command: name };
}

/** An event of Slack's, declared in `manifest.json`, and which of its fields we keep until it is handled. Nothing else is stored. */
export interface EventContract<Event> {
  readonly kind: 'event';
  readonly type: string;
  readonly fields: z.ZodType<Event>;
}

export function event<Event>(type: string, fields: z.ZodType<Event>): EventContract<Event> {
  return { kind: 'event', type, fields };
}
