import { openAppHome } from '../person/open.js';
import { close, closeAll, submit } from '../person/submit.js';
import { plain } from '../world/blocks.js';
import type { Channel, Message, View } from '../world/workspace.js';
import { channelAt, type Place } from './place.js';
import { chooseOption, currentModal, fillField, pressText, type Screen } from './screen.js';
import { typeCommand, useShortcut } from './shortcuts-and-commands.js';
import type { Fillable } from './values.js';

type Fields = Readonly<Record<string, Fillable | readonly Fillable[]>>;

/** Actions on an app: its Home, modals, buttons, shortcuts and commands. */
export interface Using {
  /** Opens the app's Home tab and makes it the current place. */
  opensHome(): Promise<void>;
  /** Opens the direct messages with the app and makes them the current place. */
  opensDirectMessages(): Promise<void>;
  /** Makes a channel or a message's thread the current place. */
  looksAt(place: Place): void;

  /**
   * Presses a button by its text or accessibility label: in `where.in`, else in the top modal, else in the current place.
   */
  presses(text: string, where?: { readonly in: Place }): Promise<void>;
  /** Chooses an option by its text. `from` is the menu's label or placeholder, if several have the option. */
  chooses(option: string, where?: { readonly from?: string; readonly in?: Place }): Promise<void>;
  /** Fills inputs by label. `await ann.fills({ … }).submits()` fills and submits. */
  fills(fields: Fields): Promise<void> & { submits(): Promise<void> };
  submits(): Promise<void>;
  /** Closes the top modal. */
  closes(): Promise<void>;
  /** Closes all modals, like the × in the corner. */
  closesAll(): Promise<void>;
  /** The errors under the inputs of the top modal, by label. */
  errors(): Record<string, string>;

  /** Uses a global shortcut by its name, or a message shortcut on a message. */
  uses(shortcut: string, on?: { readonly on: Message }): Promise<void>;
  /** Types a slash command. Resolves with the response as the person reads it. */
  types(command: string, where: { readonly in: Channel | 'DM' }): Promise<string>;
}

export function using(screen: Screen): Using {
  const { person } = screen;
  return {
    async opensHome() {
      screen.place = 'Home';
      await openAppHome(person, 'home');
    },
    async opensDirectMessages() {
      screen.place = 'DM';
      await openAppHome(person, 'messages');
    },
    looksAt(place) {
      screen.place = place;
    },
    presses: (text, where) => pressText(screen, text, where?.in),
    chooses: (option, where) => chooseOption(screen, option, where?.from, where?.in),
    fills(fields) {
      const filled = fillAll(screen, fields);
      return Object.assign(filled, { submits: () => filled.then(() => submit(person, currentModal(screen))) });
    },
    submits: async () => submit(person, currentModal(screen)),
    closes: async () => close(person, currentModal(screen)),
    closesAll: () => closeAll(person),
    errors: () => errorsByLabel(currentModal(screen)),
    uses: (name, on) => useShortcut(person, name, on?.on),
    types: async (command, where) => typeCommand(person, channelAt(person, where.in), command),
  };
}

async function fillAll(screen: Screen, fields: Fields): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await fillField(screen, label, value);
}

function errorsByLabel({ blocks, errors }: View): Record<string, string> {
  const labelOf = (blockId: string) => plain(blocks.find((it) => it.block_id === blockId)?.label);
  return Object.fromEntries(Object.entries(errors).map(([blockId, error]) => [labelOf(blockId), error]));
}
