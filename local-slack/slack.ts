import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Fault } from './api/faults.js';
import { createRateLimits } from './api/rate-limits.js';
import { createClock, type SettableClock } from './clock.js';
import { holdBack } from './deliver/events.js';
import { type DrivenWorkspace, driveWorkspace } from './driver/workspace.js';
import { readManifest } from './manifest.js';
import { routes } from './server/routes.js';
import { listenForSockets } from './server/socket-mode.js';
import type { Call, Entry, Sent } from './world/log.js';
import { type AppCredentials, createWorld, type World } from './world/world.js';

export interface SlackSettings {
  /** An app manifest, as returned by JSON.parse. */
  readonly manifest: unknown;
  /** Default: a free port. */
  readonly port?: number;
  /** Default: a clock that ticks from now. */
  readonly clock?: SettableClock;
  readonly requestUrl?: string;
  /**
   * The time limit for acknowledgements and for the use of a `trigger_id`, in milliseconds. Default: Slack's three
   * seconds. Tests that do not measure time need more on a busy machine.
   */
  readonly answerWithinMs?: number;
  /**
   * True for an app that is distributed outside Slack's Marketplace: the histories of conversations come in pages of at
   * most 15, and their limit, if there are limits, is one page a minute.
   */
  readonly unlisted?: boolean;
  /** Slack's rate limits; `minute` is the length of a minute in milliseconds. Default: no limits. */
  readonly rateLimits?: boolean | { readonly minute: number };
}

export interface LocalSlack {
  readonly url: string;
  readonly apiUrl: string;
  readonly app: AppCredentials;
  readonly clock: SettableClock;
  /** Receives events, interactions and commands. Not used while the app is connected by Socket Mode. */
  requestUrl: string | undefined;
  /** Creates a workspace. The app is installed in it unless `installed` is false. */
  workspace(settings: {
    readonly name: string;
    readonly domain?: string;
    /** The Enterprise Grid organization that it belongs to. */
    readonly enterprise?: string;
    readonly installed?: boolean;
    readonly declined?: readonly string[];
  }): DrivenWorkspace;
  /** All calls and deliveries, oldest first. */
  readonly requests: readonly Entry[];
  /** The app's Web API calls, or only those of one method. */
  calls(method?: string): Call[];
  /** All deliveries to the app, or those named `what`: `app_home_opened`, `block_actions checkins.open`, `/hearth`. */
  deliveries(what?: string): Sent[];
  /** Injects a fault. Returns a function that removes it. */
  fail(fault: Fault): () => void;
  /** Holds back the next event of that type, and returns a function that delivers it, after those that came later. */
  holdsBack(event: string): () => Promise<void>;
  /** Resolves when no delivery to the app is in flight, including first retries. */
  settled(): Promise<void>;
  close(): Promise<void>;
  /** The state behind this Slack, for the page and other tools. */
  readonly world: World;
}

/** Starts a local Slack on 127.0.0.1. One process can run several. */
export async function startSlack(settings: SlackSettings): Promise<LocalSlack> {
  const clock = settings.clock ?? createClock();
  const world = createWorld(clock, readManifest(settings.manifest), {
    requestUrl: settings.requestUrl,
    answerWithinMs: settings.answerWithinMs ?? 3_000,
  });
  const { rateLimits, unlisted = false } = settings;
  world.unlisted = unlisted;
  if (rateLimits) world.limits = createRateLimits({ unlisted, ...(rateLimits === true ? {} : rateLimits) });
  const server = createServer(getRequestListener(routes(world).fetch));
  // A process that is busy for seconds would use a connection at the moment at which it is closed for being idle.
  server.keepAliveTimeout = 120_000;
  listenForSockets(server, world);
  const port = await listen(server, settings.port ?? 0);
  world.url = `http://127.0.0.1:${port}`;
  return {
    url: world.url,
    apiUrl: `${world.url}/api/`,
    app: world.app,
    clock,
    world,
    requests: world.log,
    get requestUrl() {
      return world.requestUrl;
    },
    set requestUrl(url) {
      world.requestUrl = url;
    },
    workspace: (it) => driveWorkspace(world, it),
    calls: (method) =>
      world.log.filter((it) => it.kind === 'call').filter((it) => method === undefined || it.method === method),
    deliveries: (what) =>
      world.log.filter((it) => it.kind !== 'call').filter((it) => what === undefined || it.what === what),
    fail: (fault) => fail(world, fault),
    holdsBack: (event) => holdBack(world, event),
    settled: () => settled(world),
    async close() {
      for (const socket of world.sockets) socket.close();
      await settled(world);
      clock.stop();
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The local Slack listens on no port.'));
    });
  });
}

function fail(world: World, fault: Fault): () => void {
  const pending = { fault, left: fault.times ?? 1 };
  world.faults.push(pending);
  return () => {
    pending.left = 0;
  };
}

async function settled(world: World): Promise<void> {
  while (world.inFlight.size > 0) await Promise.allSettled(world.inFlight);
}
