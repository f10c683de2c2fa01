import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { PendingFault } from '../api/faults.js';
import type { RateLimits } from '../api/rate-limits.js';
import type { SettableClock } from '../clock.js';
import type { Hold } from '../deliver/delivery.js';
import type { Manifest } from '../manifest.js';
import type { Grant } from './consent.js';
import { createIds, type Ids } from './ids.js';
import type { Entry } from './log.js';
import type { Message, Workspace } from './workspace.js';

/** The whole state: the app as Slack knows it, the workspaces and the log. */
export interface World {
  readonly clock: SettableClock;
  readonly ids: Ids;
  readonly app: AppCredentials;
  manifest: Manifest;
  /** The base URL of this Slack, without a trailing slash. */
  url: string;
  /** Receives events, interactions and commands when the app is not connected by Socket Mode. */
  requestUrl: string | undefined;
  readonly workspaces: Map<string, Workspace>;
  readonly tokens: Map<string, Token>;
  /** Permissions granted on the consent page, by code. */
  readonly grants: Map<string, Grant>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly sockets: Set<AppSocket>;
  /** Unused tickets from `apps.connections.open`. */
  readonly tickets: Set<string>;
  readonly log: Entry[];
  readonly faults: PendingFault[];
  /** The events that are held back. */
  readonly holds: Hold[];
  /**
   * How long the app may take to acknowledge what it is sent, and to use a `trigger_id`, in milliseconds of real time,
   * whatever the clock says.
   */
  readonly answerWithinMs: number;
  /** Undefined means no limits. */
  limits: RateLimits | undefined;
  /** The app is distributed outside the Marketplace, so it gets short pages of history. */
  unlisted: boolean;
  /** Deliveries without a response so far, including first retries. */
  readonly inFlight: Set<Promise<unknown>>;
  readonly changes: EventEmitter<{ change: [Change] }>;
}

export interface AppCredentials {
  readonly id: string;
  readonly signingSecret: string;
  readonly appToken: string;
  /** For `apps.manifest.update`. */
  readonly configToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly verificationToken: string;
}

export interface Token {
  readonly kind: 'bot' | 'app' | 'config';
  readonly team: string | undefined;
  state: 'good' | 'revoked' | 'uninstalled';
}

export interface Trigger {
  readonly team: string;
  readonly user: string;
  /** The modal in which the action happened, for views.push. */
  readonly viewId: string | undefined;
  /** Real time, in milliseconds since 1970. */
  readonly expires: number;
  used: boolean;
}

export interface ResponseUrl {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  /** The original message, or undefined for a slash command. */
  readonly message: Message | undefined;
  readonly expires: Date;
  uses: number;
}

/** One Socket Mode connection. */
export interface AppSocket {
  /** Resolves with the ack's payload. Rejects if the connection is lost. */
  send(envelope: Record<string, unknown> & { readonly envelope_id: string }, signal: AbortSignal): Promise<unknown>;
  close(): void;
}

export interface Change {
  readonly what:
    | 'message'
    | 'channel'
    | 'user'
    | 'view'
    | 'notice'
    | 'log'
    | 'workspace'
    | 'connection'
    | 'clock'
    | 'guide';
  readonly team?: string;
  /** The only user affected; undefined if it concerns everyone. */
  readonly user?: string;
  readonly channel?: string;
}

export function createWorld(
  clock: SettableClock,
  manifest: Manifest,
  { requestUrl, answerWithinMs }: Pick<World, 'requestUrl' | 'answerWithinMs'>,
): World {
  const ids = createIds(clock.now);
  const appId = ids.id('A');
  const secret = (bytes: number) => randomBytes(bytes).toString('hex');
  const app = {
    id: appId,
    signingSecret: secret(16),
    appToken: `xapp-1-${appId}-${secret(16)}`,
    configToken: `xoxe.xoxp-1-${secret(24)}`,
    clientId: `${ids.id('').slice(-10)}.${ids.id('').slice(-10)}`,
    clientSecret: secret(16),
    verificationToken: secret(12),
  };
  const changes = new EventEmitter<{ change: [Change] }>();
  changes.setMaxListeners(0);
  return {
    clock,
    ids,
    app,
    manifest,
    url: '',
    requestUrl,
    workspaces: new Map(),
    tokens: new Map([
      [app.appToken, { kind: 'app', team: undefined, state: 'good' }],
      [app.configToken, { kind: 'config', team: undefined, state: 'good' }],
    ]),
    grants: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    sockets: new Set(),
    tickets: new Set(),
    log: [],
    faults: [],
    holds: [],
    answerWithinMs,
    limits: undefined,
    unlisted: false,
    inFlight: new Set(),
    changes,
  };
}

export function changed(world: World, change: Change): void {
  world.changes.emit('change', change);
}

/** Keeps a promise in `inFlight` until it settles, and returns it. */
export function track<T>(world: World, work: Promise<T>): Promise<T> {
  const tracked = work.finally(() => world.inFlight.delete(tracked));
  world.inFlight.add(tracked);
  return tracked;
}
