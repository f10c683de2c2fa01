import { z } from 'zod';

const message = z.object({ channel: z.string(), ts: z.string() });
/** The view or message that contains the block. */
const surface = z.union([z.object({ view: z.string() }), z.object({ message })]);
const element = { surface, blockId: z.string(), actionId: z.string() };

/** The actions that a page can perform for a person, with their arguments. */
export const acts = {
  openApp: z.object({ tab: z.enum(['home', 'messages']) }),
  press: z.object({ ...element, option: z.unknown().optional() }),
  /** `quietly`: do not notify the app, even if the block has `dispatch_action`. */
  fill: z.object({ ...element, value: z.unknown(), quietly: z.boolean().optional() }),
  options: z.object({ ...element, typed: z.string() }),
  submit: z.object({ view: z.string() }),
  close: z.object({ view: z.string() }),
  closeAll: z.object({}),
  shortcut: z.object({ callbackId: z.string(), on: message.optional() }),
  /** Text as typed. A text that begins with a slash is a command. */
  send: z.object({ channel: z.string(), text: z.string().trim().min(1), thread: z.string().optional() }),
  /** Uses a slash command in that channel, or else in the direct messages with the app. */
  command: z.object({ text: z.string(), channel: z.string().optional() }),
  edit: z.object({ message, text: z.string().trim().min(1) }),
  remove: z.object({ message }),
  /** Toggles the person's own reaction. */
  react: z.object({ message, emoji: z.string() }),
  join: z.object({ channel: z.string() }),
  /** Opens the conversation with a user and returns its ID. */
  direct: z.object({ user: z.string() }),
  read: z.object({ channel: z.string(), ts: z.string() }),
  advance: z.union([
    z.object({ minutes: z.number().int().positive() }),
    z.object({ until: z.number() }),
    z.object({ to: z.enum(['morning', 'tomorrow', 'next week']) }),
  ]),
  /** Prepares a step of the guide. Returns who takes it, and where. */
  begin: z.object({ step: z.string() }),
  /** Notes that the person sees a thread. */
  openedThread: z.object({ channel: z.string() }),
  halt: z.object({}),
  tick: z.object({ ticking: z.boolean() }),
};

export type ActName = keyof typeof acts;

/** The input of an action. */
export type Asked<Name extends ActName> = z.input<(typeof acts)[Name]>;

/** The parsed input of an action. */
export type Read<Name extends ActName> = z.output<(typeof acts)[Name]>;
