import { z } from 'zod';

const message = z.object({ channel: z.string(), ts: z.string() });
/** Where blocks are: in a view, or in a message. */
const surface = z.union([z.object({ view: z.string() }), z.object({ message })]);
const element = { surface, blockId: z.string(), actionId: z.string() };

/** What a page can ask for in a person's name, and what it has to say for it. */
export const acts = {
  openApp: z.object({ tab: z.enum(['home', 'messages']) }),
  press: z.object({ ...element, option: z.unknown().optional() }),
  /** `quietly`: the app does not hear of it even if the block has `dispatch_action`. */
  fill: z.object({ ...element, value: z.unknown(), quietly: z.boolean().optional() }),
  options: z.object({ ...element, typed: z.string() }),
  submit: z.object({ view: z.string() }),
  close: z.object({ view: z.string() }),
  closeAll: z.object({}),
  shortcut: z.object({ callbackId: z.string(), on: message.optional() }),
  /** Text as typed; what begins with a slash is a command. */
  send: z.object({ channel: z.string(), text: z.string().trim().min(1), thread: z.string().optional() }),
  edit: z.object({ message, text: z.string().trim().min(1) }),
  remove: z.object({ message }),
  /** Adds one's reaction, or takes it back. */
  react: z.object({ message, emoji: z.string() }),
  join: z.object({ channel: z.string() }),
  /** Opens the conversation with somebody; answers with its id. */
  direct: z.object({ user: z.string() }),
  read: z.object({ channel: z.string(), ts: z.string() }),
  advance: z.union([
    z.object({ minutes: z.number().int().positive() }),
    z.object({ to: z.enum(['morning', 'tomorrow', 'next week']) }),
  ]),
  halt: z.object({}),
  tick: z.object({ ticking: z.boolean() }),
};

export type ActName = keyof typeof acts;

/** What a page sends. */
export type Asked<Name extends ActName> = z.input<(typeof acts)[Name]>;

/** What the server works with. */
export type Read<Name extends ActName> = z.output<(typeof acts)[Name]>;
