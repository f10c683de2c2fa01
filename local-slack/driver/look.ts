import type { Person } from '../person/person.js';
import type { Channel, Message, View } from '../world/workspace.js';
import type { Place } from './place.js';
import { messagesIn, showInstead, showMessage, showView, viewIn } from './show.js';
import { waitFor } from './wait.js';

export interface Look {
  (place: Channel | Message | 'DM', what: RegExp | string, limit?: { readonly within?: number }): Promise<Message>;
  (place: 'Home' | 'modal', what: RegExp | string, limit?: { readonly within?: number }): Promise<View>;
}

/** A function that waits until the person sees something. */
export function look(person: Person): Look {
  function sees(
    place: Channel | Message | 'DM',
    what: RegExp | string,
    limit?: { readonly within?: number },
  ): Promise<Message>;
  function sees(place: 'Home' | 'modal', what: RegExp | string, limit?: { readonly within?: number }): Promise<View>;
  function sees(place: Place, what: RegExp | string, limit?: { readonly within?: number }): Promise<Message | View> {
    const describe = () => `${person.user.realName} does not see ${what} there. ${showInstead(person, place)}`;
    return waitFor(person.world, () => find(person, place, what), describe, limit?.within);
  }
  return sees;
}

function find(person: Person, place: Place, what: RegExp | string): Message | View | undefined {
  const isIt = (text: string) => (typeof what === 'string' ? text.includes(what) : text.search(what) >= 0);
  if (place !== 'Home' && place !== 'modal') {
    return messagesIn(person, place).findLast((it) => isIt(showMessage(person, it)));
  }
  const view = viewIn(person, place);
  return view && isIt(showView(person, view)) ? view : undefined;
}
