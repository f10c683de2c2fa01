import { changed, type World } from './world.js';

/** A call of the Web API by the app. */
export interface Call {
  readonly kind: 'call';
  readonly method: string;
  readonly team: string | undefined;
  /** By Slack's clock. */
  readonly at: Date;
  readonly ms: number;
  /** As the app gave them, without the token. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The HTTP status, or why there was none. */
  readonly status: number | 'cut';
  readonly response: Readonly<Record<string, unknown>>;
  /** Slack's name for what was wrong; none when it went well. */
  readonly error: string | undefined;
  /** Things Slack lets pass although they are probably a mistake. */
  readonly warnings: readonly string[];
}

/** Something Slack sent to the app. */
export interface Sent {
  readonly kind: 'event' | 'interaction' | 'command' | 'options';
  /** `app_home_opened`, `block_actions checkins.open`, `/hearth` and the like. */
  readonly what: string;
  readonly team: string;
  /** By Slack's clock. */
  readonly at: Date;
  readonly via: 'http' | 'socket';
  readonly body: Readonly<Record<string, unknown>>;
  /** Until the app acknowledged or Slack gave up: real milliseconds. */
  readonly ackMs: number;
  readonly status: number | undefined;
  readonly answer: unknown;
  /** Why it counts as failed; none when the app acknowledged and its answer made sense. */
  failure: string | undefined;
  readonly retry: number;
}

export type Entry = Call | Sent;

/** Older entries are dropped, so that a local Slack can stay up for days. */
const KEPT = 10_000;

export function record(world: World, entry: Entry): void {
  world.log.push(entry);
  if (world.log.length > KEPT) world.log.shift();
  changed(world, { what: 'log', ...(entry.team === undefined ? {} : { team: entry.team }) });
}
