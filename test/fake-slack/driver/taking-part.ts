import type { Person } from '../person/person.js';
import * as talk from '../person/talk.js';
import { allow, decline, type InstallRequest, readInstallRequest } from '../world/consent.js';
import { changeUser } from '../world/users.js';
import type { Channel, Message } from '../world/workspace.js';
import { channelAt } from './place.js';

/** What people do in a workspace, whether or not there is an app. */
export interface TakingPart {
  /** `@name` and `#channel` become mentions. Resolves when the app has been told. */
  posts(place: Channel | 'DM', text: string, where?: { readonly thread?: Message }): Promise<Message>;
  edits(message: Message, text: string): Promise<void>;
  deletes(message: Message): Promise<void>;
  reacts(message: Message, emoji: string): Promise<void>;
  unreacts(message: Message, emoji: string): Promise<void>;
  joins(channel: Channel): Promise<void>;
  leaves(channel: Channel): Promise<void>;
  changesZone(zone: string): Promise<void>;
  isDeactivated(): Promise<void>;
  /** Follows an app's install link, allows what it asks for, and returns where Slack sends the browser back to. */
  allows(link: string, but?: { readonly declined: readonly string[] }): string;
  /** The same, pressing Cancel. */
  declines(link: string): string;
}

export function takingPart(person: Person): TakingPart {
  const { world, workspace, user } = person;
  return {
    posts: async (place, text, where) => talk.post(person, channelAt(person, place), text, where?.thread),
    edits: (message, text) => talk.edit(person, message, text),
    deletes: (message) => talk.remove(person, message),
    reacts: (message, emoji) => talk.react(person, message, emoji),
    unreacts: (message, emoji) => talk.unreact(person, message, emoji),
    joins: (channel) => talk.join(person, channel),
    leaves: (channel) => talk.leave(person, channel),
    changesZone: (zone) => changeUser(world, workspace, user, { zone }),
    isDeactivated: () => changeUser(world, workspace, user, { deleted: true }),
    allows: (link, but) => allow(world, installRequest(person, link), { team: workspace.id, user: user.id, ...but }),
    declines: (link) => decline(installRequest(person, link)),
  };
}

function installRequest({ world }: Person, link: string): InstallRequest {
  return readInstallRequest(world, new URL(link).searchParams);
}
