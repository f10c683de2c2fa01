import type { Person } from '../person/person.js';
import * as talk from '../person/talk.js';
import { rename } from '../world/channels.js';
import { allow, decline, type InstallRequest, readInstallRequest } from '../world/consent.js';
import { setQuiet } from '../world/quiet.js';
import { changeUser, setStatus } from '../world/users.js';
import type { Channel, Message } from '../world/workspace.js';
import { channelAt } from './place.js';

/** Actions of people in a workspace that do not need an app. */
export interface TakingPart {
  /** Converts `@name` and `#channel` to mentions. Resolves when the app has received the event. */
  posts(place: Channel | 'DM', text: string, where?: { readonly thread?: Message }): Promise<Message>;
  edits(message: Message, text: string): Promise<void>;
  deletes(message: Message): Promise<void>;
  /** As an admin, deletes a message of anybody with all its replies. */
  deletesThread(message: Message): Promise<void>;
  reacts(message: Message, emoji: string): Promise<void>;
  unreacts(message: Message, emoji: string): Promise<void>;
  joins(channel: Channel): Promise<void>;
  leaves(channel: Channel): Promise<void>;
  renames(channel: Channel, name: string): Promise<void>;
  changesZone(zone: string): Promise<void>;
  /** The status beside their name: `ann.setsStatus('Away', { emoji: ':palm_tree:', until })`; '' clears it. */
  setsStatus(text: string, more?: { readonly emoji?: string; readonly until?: Date }): Promise<void>;
  /** Daily do-not-disturb hours in their zone, such as `22:00` to `08:00`, or none. */
  keepsQuiet(hours: { readonly from: string; readonly to: string } | 'never'): Promise<void>;
  /** Pauses notifications from now on. */
  snoozes(time: { readonly minutes: number }): Promise<void>;
  /** Ends the pause early. */
  wakes(): Promise<void>;
  isDeactivated(): Promise<void>;
  /** Follows an install link, allows its scopes, and returns the redirect URL. */
  allows(link: string, but?: { readonly declined: readonly string[] }): string;
  /** Cancels instead of allowing. */
  declines(link: string): string;
}

export function takingPart(person: Person): TakingPart {
  const { world, workspace, user } = person;
  return {
    posts: async (place, text, where) => talk.post(person, channelAt(person, place), text, where?.thread),
    edits: (message, text) => talk.edit(person, message, text),
    deletes: (message) => talk.remove(person, message),
    deletesThread: (message) => talk.removeThread(person, message),
    reacts: (message, emoji) => talk.react(person, message, emoji),
    unreacts: (message, emoji) => talk.unreact(person, message, emoji),
    joins: (channel) => talk.join(person, channel),
    leaves: (channel) => talk.leave(person, channel),
    renames: (channel, name) => rename(world, workspace, channel, name),
    changesZone: (zone) => changeUser(world, workspace, user, { zone }),
    setsStatus: (text, more) => setStatus(world, workspace, user, { text, ...more }),
    keepsQuiet: (hours) => setQuiet(world, workspace, user, { hours: hours === 'never' ? undefined : hours }),
    snoozes: ({ minutes }) => {
      const from = world.clock.now();
      const to = new Date(from.getTime() + minutes * 60_000);
      return setQuiet(world, workspace, user, { snooze: { from, to } });
    },
    wakes: () => setQuiet(world, workspace, user, { snooze: undefined }),
    isDeactivated: () => changeUser(world, workspace, user, { deleted: true }),
    allows: (link, but) => allow(world, installRequest(person, link), { team: workspace.id, user: user.id, ...but }),
    declines: (link) => decline(installRequest(person, link)),
  };
}

function installRequest({ world }: Person, link: string): InstallRequest {
  return readInstallRequest(world, new URL(link).searchParams);
}
