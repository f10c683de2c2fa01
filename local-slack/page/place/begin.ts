import { appChannel, ownChannels, type Slack } from '../live/slack.js';
import type { Place } from './place.js';

type Known = Pick<Slack, 'snapshot' | 'workspace' | 'me'>;

/** The default place: that of the guide's first step, else #general, else the first channel, else the app's Home. */
export function beginning(slack: Known): Place {
  const start = slack.snapshot.guide.get('')?.start;
  if (start) return start;
  const channels = ownChannels(slack);
  const first = channels.find((it) => it.name === 'general') ?? channels[0];
  return first ? { at: 'channel', channel: first.id } : { at: 'app', tab: 'home' };
}

/** The place for a person who cannot see the place in the address: the app's Home, if the app is installed. */
export function refuge(slack: Known): Place {
  const { botUser, tabs } = slack.workspace.app;
  return botUser === undefined ? beginning(slack) : { at: 'app', tab: tabs[0] ?? 'home' };
}

/**
 * Converts the place in an address to the one to show. The conversation with the app becomes its Messages tab, and a
 * message in a thread opens the thread. Returns undefined if the person cannot see the place.
 */
export function meant(slack: Known, place: Place): Place | undefined {
  if (place.at === 'app') return place;
  if (!slack.snapshot.channel.has(place.channel)) return undefined;
  if (place.channel === appChannel(slack)?.id) return { at: 'app', tab: 'messages', profile: place.profile };
  const linked = slack.snapshot.message.get(`${place.channel}/${place.message}`);
  return linked?.threadTs === undefined ? place : { ...place, thread: linked.threadTs };
}
