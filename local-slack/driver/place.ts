import { directMessages } from '../person/open.js';
import type { Person } from '../person/person.js';
import type { Channel, Message } from '../world/workspace.js';

/** A place to look at: the app's Home or direct messages, the top modal, a channel, or a message's thread. */
export type Place = 'Home' | 'DM' | 'modal' | Channel | Message;

export function channelAt(person: Person, place: Channel | 'DM'): Channel {
  const channel = place === 'DM' ? directMessages(person) : place;
  if (!channel) throw new Error('The app is not installed.');
  return channel;
}
