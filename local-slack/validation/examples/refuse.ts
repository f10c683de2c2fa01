import { actions, asked, button, confirm, home, type Json, message, modal, type Payload } from './build.js';

/** A name, a payload, and the pointer and message of the one problem in it. */
export type Refused = readonly [name: string, payload: Payload, pointer: string, message: string];

/** Puts one invalid part in a valid payload. `below` is the pointer relative to that part. */
type Refuse<Thing> = (name: string, thing: Thing, below: string, message: string) => Refused;

const inside =
  <Thing>(payload: (thing: Thing) => Payload, pointer: string): Refuse<Thing> =>
  (name, thing, below, text) => [name, payload(thing), `${pointer}${below}`, text];

export const inMessage = inside((block: unknown) => message([block]), '/blocks/0');
export const inModal = inside((block: unknown) => modal([block]), '/view/blocks/0');
export const onHome = inside((block: unknown) => home([block]), '/view/blocks/0');
export const asInput = inside(asked, '/view/blocks/0/element');
export const asButton = inside((more: Json) => message([actions(button(more))]), '/blocks/0/elements/0');
export const asConfirm = inside(
  (more: Json) => message([actions(button({ confirm: confirm(more) }))]),
  '/blocks/0/elements/0/confirm',
);
