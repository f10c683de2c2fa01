import type { World } from '../world/world.js';

/** Something to go wrong on demand. */
export interface Fault {
  /** Which calls: all that fit what is given. */
  readonly method?: string;
  readonly team?: string;
  /** The user it is about: by `user`, `users`, `user_id`, `trigger_id`, or as the channel of a direct message. */
  readonly user?: string;
  readonly channel?: string;
  /** How often, once unless told. */
  readonly times?: number;
  readonly with: FaultKind;
}

export type FaultKind =
  /** Slack's name of an error, answered without doing anything. */
  | { readonly error: string }
  /** An HTTP status, answered without doing anything. */
  | { readonly status: number }
  /** 429 with this many seconds in `Retry-After`. */
  | { readonly retryAfter: number }
  /** Done as usual, that many real milliseconds late. */
  | { readonly delay: number }
  /** The connection ends without an answer: before anything is done, or after everything is. */
  | 'cut'
  | 'lostAnswer';

export interface PendingFault {
  readonly fault: Fault;
  left: number;
}

/** Finds the first fault that fits a call and counts it as used. */
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
