/** The number of members from which on reports go to the moderators' channel. */
export const CHANNEL_FROM = 300;

/** Who gets a report: the moderators' channel, some people, or an admin of the workspace. */
export type Route =
  | { readonly to: 'channel'; readonly channelId: string }
  | { readonly to: 'people'; readonly userIds: readonly string[] }
  | { readonly to: 'admin'; readonly userId: string };

/** A moderator or an organizer of a community. */
export interface Handler {
  readonly userId: string;
  readonly role: string;
}

/** The facts on which it depends who gets a report. */
export interface RouteFacts {
  /** The moderators and organizers, each once for each of the two roles. */
  readonly handlers: readonly Handler[];
  /** The person whom the report is about; null if nobody was named. */
  readonly about: string | null;
  readonly members: number;
  /** The moderators' private channel, with those who are in it; undefined without one that can be used. */
  readonly channel: { readonly id: string; readonly readers: readonly string[] } | undefined;
  /** The people who may administer Hearth in the workspace, the one to ask first first. */
  readonly admins: readonly string[];
}

/**
 * Returns who gets a report; undefined if nobody can handle it. One about a moderator or an organizer goes to those who
 * are not involved or, without any, to an admin. Any other goes to the moderators or, without any, to the organizers.
 */
export function routeOf({ handlers, about, members, channel, admins }: RouteFacts): Route | undefined {
  const others = handlers.filter(({ userId }) => userId !== about);
  const isAboutHandler = others.length < handlers.length;
  if (others.length === 0) {
    const userId = admins.find((it) => it !== about);
    return userId === undefined ? undefined : { to: 'admin', userId };
  }
  const isForChannel = !isAboutHandler && channel && members >= CHANNEL_FROM;
  // Nobody reads a report about themselves.
  if (isForChannel && !channel.readers.some((it) => it === about)) return { to: 'channel', channelId: channel.id };
  const moderators = others.filter(({ role }) => role === 'moderator');
  const chosen = isAboutHandler || moderators.length === 0 ? others : moderators;
  return { to: 'people', userIds: [...new Set(chosen.map(({ userId }) => userId))] };
}
