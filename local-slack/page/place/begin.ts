import { appChannel, ownChannels, type Slack } from '../live/slack.js';
import type { Place } from './place.js';

type Known = Pick<Slack, 'snapshot' | 'workspace' | 'me'>;

/** Where a visit begins: in #general, else in the first channel, else at the app. */
export function beginning(slack: Known): Place {
  const channels = ownChannels(slack);
  const first = channels.find((it) => it.name === 'general') ?? channels[0];
  return first ? { at: 'channel', channel: first.id } : { at: 'app', tab: 'home' };
}

/**
 * The place meant by an address: the conversation with the app is its Messages tab, and a message in a thread opens
 * the thread. Undefined if there is no such place for this person.
 */
export function meant(slack: Known, place: Place): Place | undefined {
  if (place.at === 'app') return place;
  if (!slack.snapshot.channel.has(place.channel)) return undefined;
  if (place.channel === appChannel(slack)?.id) return { at: 'app', tab: 'messages' };
  const linked = slack.snapshot.message.get(`${place.channel}/${place.message}`);
  return linked?.threadTs === undefined ? place : { ...place, thread: linked.threadTs };
}
