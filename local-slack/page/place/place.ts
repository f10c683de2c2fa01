import type { AppTab } from '../../page-api/shown.js';

/** A place on the page. */
export type Place = { /** The user whose profile is open. */ readonly profile?: string | undefined } & (
  | { readonly at: 'app'; readonly tab: AppTab }
  | {
      readonly at: 'channel';
      readonly channel: string;
      /** The timestamp of the first message of the open thread. */
      readonly thread?: string | undefined;
      /** The message to scroll to. */
      readonly message?: string | undefined;
    }
);

export interface Address {
  /** The user who is acting. */
  readonly user: string | undefined;
  /** Undefined means the default place. */
  readonly place: Place | undefined;
}

const PROFILE = /\/team\/(?<profile>[A-Z0-9]+)$/;
const CHANNEL = /\/archives\/(?<channel>[A-Z0-9]+)$/;
const PERMALINK = /\/archives\/(?<channel>[A-Z0-9]+)\/p(?<seconds>\d+)(?<micros>\d{6})$/;

/**
 * Reads `?user=U…&channel=C…&thread=…`, `?user=U…&app=home`, each also with `&profile=U…`; the address of a channel or a
 * profile, `/archives/C…` or `/team/U…`; or a permalink: `/archives/C…/p1700000000000100?thread_ts=1700000000.000000`.
 */
export function readAddress(href: string): Address {
  const { pathname, searchParams } = new URL(href);
  const user = searchParams.get('user') ?? undefined;
  const linked = PERMALINK.exec(pathname)?.groups;
  if (linked) {
    const { channel = '', seconds, micros } = linked;
    const message = `${seconds}.${micros}`;
    return { user, place: { at: 'channel', channel, message, thread: searchParams.get('thread_ts') ?? undefined } };
  }
  const profile = PROFILE.exec(pathname)?.groups?.profile ?? searchParams.get('profile') ?? undefined;
  const app = searchParams.get('app');
  if (app === 'home' || app === 'messages') return { user, place: { at: 'app', tab: app, profile } };
  const channel = CHANNEL.exec(pathname)?.groups?.channel ?? searchParams.get('channel');
  if (channel !== null) {
    return { user, place: { at: 'channel', channel, thread: searchParams.get('thread') ?? undefined, profile } };
  }
  return { user, place: profile === undefined ? undefined : { at: 'app', tab: 'home', profile } };
}

/** The place that stays when another person looks at it: without the profile and the message to scroll to. */
export function lasting(place: Place): Place {
  if (place.at === 'app') return { at: 'app', tab: place.tab };
  return { at: 'channel', channel: place.channel, thread: place.thread };
}

/** The path and query of a place. */
export function writeAddress(user: string, place: Place): string {
  const profile = place.profile === undefined ? {} : { profile: place.profile };
  if (place.at === 'app') return `/?${new URLSearchParams({ user, app: place.tab, ...profile })}`;
  const thread = place.thread === undefined ? {} : { thread: place.thread };
  return `/?${new URLSearchParams({ user, channel: place.channel, ...thread, ...profile })}`;
}
