import type { Person } from '../person/person.js';
import type { User, View } from '../world/workspace.js';
import { type Look, look } from './look.js';
import type { Place } from './place.js';
import type { Screen } from './screen.js';
import { messagesIn, show, showMessage, viewIn } from './show.js';
import { type TakingPart, takingPart } from './taking-part.js';
import { type Using, using } from './using.js';

/** Someone whom a test acts as: what they do, and what they see of it. */
export interface DrivenPerson extends Using, TakingPart {
  readonly id: string;
  readonly name: string;
  readonly user: User;
  /** Waits until they see it, in the newest message that has it or in the view; fails with what is there instead. */
  readonly sees: Look;
  /** Everything they read in a place now, as plain lines. */
  reads(place: Place): string;
  readonly home: View | undefined;
  readonly modal: View | undefined;
  /** The confirm dialog in front of them. */
  readonly dialog: string | undefined;
  /** Their direct messages with the app, as they read them. */
  directMessages(): string[];
  /** What Slack itself told them when the app failed them. */
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
