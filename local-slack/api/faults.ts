import type { World } from '../world/world.js';

/** A failure to inject into Web API calls and uploads. */
export interface Fault {
  /** Calls must match all given fields. */
  /** A Web API method, or `upload` for the content of a file. */
  readonly method?: string;
  readonly team?: string;
  /** The user in `user`, `users`, `user_id` or `trigger_id`, or in the direct message channel of the call. */
  readonly user?: string;
  readonly channel?: string;
  /** The number of calls that fail. Default: 1. */
  readonly times?: number;
  readonly with: FaultKind;
}

export type FaultKind =
  /** Returns a Slack error code without running the method. */
  | { readonly error: string }
  /** Returns an HTTP status without running the method. */
  | { readonly status: number }
  /** Returns HTTP 429 with this in `Retry-After`: seconds, or a text for what Slack should not send. */
  | { readonly retryAfter: number | string }
  /** Runs the method after this many real milliseconds. */
  | { readonly delay: number }
  /** Drops the connection without a response: `cut` before the method runs, `lostAnswer` after it. */
  | 'cut'
  | 'lostAnswer'
  /** Posts at the channel's root instead of in the thread, as Slack may if the thread was deleted. */
  | 'outsideThread';

export interface PendingFault {
  readonly fault: Fault;
  left: number;
}

/** Returns the first fault that matches a call and counts it as used. */
export function takeFault(
  world: World,
  call: {
    readonly method: string;
    readonly team: string | undefined;
    readonly given: Readonly<Record<string, unknown>>;
  },
): FaultKind | undefined {
  const pending = world.faults.find(({ fault, left }) => left > 0 && fits(world, fault, call));
  if (!pending) return undefined;
  pending.left -= 1;
  return pending.fault.with;
}

function fits(world: World, fault: Fault, { method, team, given }: Parameters<typeof takeFault>[1]): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.team !== undefined && fault.team !== team) return false;
  if (fault.channel !== undefined && fault.channel !== given.channel) return false;
  return fault.user === undefined || concerns(world, fault.user, team, given);
}

function concerns(
  world: World,
  user: string,
  team: string | undefined,
  given: Readonly<Record<string, unknown>>,
): boolean {
  if ([given.user, given.users, given.user_id, given.channel].includes(user)) return true;
  if (world.triggers.get(String(given.trigger_id))?.user === user) return true;
  const channel = world.workspaces.get(team ?? '')?.channels.get(String(given.channel));
  return channel?.kind === 'im' && channel.members.has(user);
}
