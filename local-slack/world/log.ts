import { changed, type World } from './world.js';

/** A Web API call by the app. */
export interface Call {
  readonly kind: 'call';
  readonly method: string;
  readonly team: string | undefined;
  /** By Slack's clock. */
  readonly at: Date;
  readonly ms: number;
  /** The app's arguments, without the token. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The HTTP status, or `cut` for a lost connection. */
  readonly status: number | 'cut';
  readonly response: Readonly<Record<string, unknown>>;
  /** Slack's error code, or undefined if the call succeeded. */
  readonly error: string | undefined;
  /** Probable mistakes that Slack accepts. */
  readonly warnings: readonly string[];
}

/** A request from Slack to the app. */
export interface Sent {
  readonly kind: 'event' | 'interaction' | 'command' | 'options';
  /** A name such as `app_home_opened`, `block_actions checkins.open` or `/hearth`. */
  readonly what: string;
  readonly team: string;
  /** By Slack's clock. */
  readonly at: Date;
  readonly via: 'http' | 'socket';
  readonly body: Readonly<Record<string, unknown>>;
  /** Real milliseconds until the ack or the timeout. */
  readonly ackMs: number;
  readonly status: number | undefined;
  readonly answer: unknown;
  /** The reason for the failure, or undefined if the app acknowledged with a valid response. */
  failure: string | undefined;
  readonly retry: number;
}

export type Entry = Call | Sent;

/** Older entries are dropped, so that a local Slack can run for days. */
const KEPT = 10_000;

export function record(world: World, entry: Entry): void {
  world.log.push(entry);
  if (world.log.length > KEPT) world.log.shift();
  changed(world, { what: 'log', ...(entry.team === undefined ? {} : { team: entry.team }) });
}
