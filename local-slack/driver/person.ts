import type { Person } from '../person/person.js';
import type { User, View } from '../world/workspace.js';
import { type Look, look } from './look.js';
import type { Place } from './place.js';
import type { Screen } from './screen.js';
import { messagesIn, show, showMessage, viewIn } from './show.js';
import { type TakingPart, takingPart } from './taking-part.js';
import { type Using, using } from './using.js';

/** A person that a test acts as: their actions and what they see. */
export interface DrivenPerson extends Using, TakingPart {
  readonly id: string;
  readonly name: string;
  readonly user: User;
  /**
   * Waits for the text and resolves with the newest message, or the view, that has it. Rejects with what is there
   * instead.
   */
  readonly sees: Look;
  /** Returns the current content of a place as plain lines. */
  reads(place: Place): string;
  readonly home: View | undefined;
  readonly modal: View | undefined;
  /** The text of the open confirm dialog. */
  readonly dialog: string | undefined;
  /** The person's direct messages with the app, as plain lines. */
  directMessages(): string[];
  /** The notices that Slack showed this person when the app failed. */
  readonly notices: readonly string[];
}

export function drivePerson(person: Person): DrivenPerson {
  const { workspace, user } = person;
  const screen: Screen = { person, place: 'Home', dialog: undefined };
  return {
    id: user.id,
    name: user.realName,
    user,
    ...using(screen),
    ...takingPart(person),
    sees: look(person),
    reads: (place) => show(person, place),
    get home() {
      return viewIn(person, 'Home');
    },
    get modal() {
      return viewIn(person, 'modal');
    },
    get dialog() {
      return screen.dialog?.text;
    },
    directMessages: () => messagesIn(person, 'DM').map((it) => showMessage(person, it)),
    get notices() {
      return workspace.notices.filter((it) => it.user === user.id).map((it) => it.text);
    },
  };
}
