/** The number of members from which on reports go to the moderators' channel. */
export const CHANNEL_FROM = 300;

/** The place that a report goes to: the moderators' channel, some people, or an admin of the workspace. */
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
  readonly reporters: readonly string[];
  readonly members: number;
  /** The moderators' private channel, with those who are in it; undefined without one that can be used. */
  readonly channel: { readonly id: string; readonly readers: readonly string[] } | undefined;
  /** The people who may administer Hearth in the workspace, the one to ask first first. */
  readonly admins: readonly string[];
}

/** Those who may handle a report. */
interface Eligible extends Pick<RouteFacts, 'handlers' | 'admins'> {
  /** True if it is about a moderator or an organizer. */
  readonly isAboutHandler: boolean;
}

/**
 * Returns who may handle a report: nobody whom it is about and, if that is a moderator or an organizer, nobody who
 * reported it, unless nobody else is left.
 */
export function eligibleFor({
  handlers,
  about,
  reporters,
  admins,
}: Pick<RouteFacts, 'handlers' | 'about' | 'reporters' | 'admins'>): Eligible {
  const others = handlers.filter(({ userId }) => userId !== about);
  const otherAdmins = admins.filter((it) => it !== about);
  const isAboutHandler = others.length < handlers.length;
  const all = { handlers: others, admins: otherAdmins, isAboutHandler };
  if (!isAboutHandler) return all;
  const uninvolved = {
    handlers: others.filter(({ userId }) => !reporters.includes(userId)),
    admins: otherAdmins.filter((it) => !reporters.includes(it)),
    isAboutHandler,
  };
  return uninvolved.handlers.length + uninvolved.admins.length > 0 ? uninvolved : all;
}

/**
 * Returns who gets a report; undefined if nobody can handle it. One about a moderator or an organizer goes to those who
 * are not involved or, without any, to an admin. Any other goes to the moderators or, without any, to the organizers.
 */
export function routeOf({ about, members, channel, ...facts }: RouteFacts): Route | undefined {
  const { handlers, admins, isAboutHandler } = eligibleFor({ about, ...facts });
  if (handlers.length === 0) return admins[0] === undefined ? undefined : { to: 'admin', userId: admins[0] };
  const isForChannel = !isAboutHandler && channel && members >= CHANNEL_FROM;
  // Nobody reads a report about themselves.
  if (isForChannel && !channel.readers.some((it) => it === about)) return { to: 'channel', channelId: channel.id };
  const moderators = handlers.filter(({ role }) => role === 'moderator');
  const chosen = isAboutHandler || moderators.length === 0 ? handlers : moderators;
  return { to: 'people', userIds: [...new Set(chosen.map(({ userId }) => userId))] };
}

/** A route that doesn't lead to a channel. */
export type PersonalRoute = Exclude<Route, { to: 'channel' }>;

/**
 * Returns who decides on an appeal against a warning: the organizers or, without any, an admin; undefined if nobody can.
 * It is never the moderator who gave it, and one of those who reported the member only if nobody else is left.
 */
export function appealRouteOf({
  giver,
  ...facts
}: Pick<RouteFacts, 'handlers' | 'about' | 'reporters' | 'admins'> & { readonly giver: string | null }):
  | PersonalRoute
  | undefined {
  const { handlers, admins } = eligibleFor(facts);
  for (const involved of [[giver, ...facts.reporters], [giver]]) {
    const organizers = handlers.filter(({ userId, role }) => role === 'organizer' && !involved.includes(userId));
    if (organizers.length > 0) return { to: 'people', userIds: [...new Set(organizers.map(({ userId }) => userId))] };
    const admin = admins.find((it) => !involved.includes(it));
    if (admin !== undefined) return { to: 'admin', userId: admin };
  }
  return undefined;
}
