import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { Log } from '../core/log.js';
import { warnOnceAMinute } from '../core/once-a-minute.js';
import { SLACK_PATH } from '../slack/inbound/inbound.js';

/** Pages for browsers and for programs such as Prometheus. Their handlers may use Node's own request and response. */
export type Pages = Hono<{ Bindings: HttpBindings }>;

export interface Web {
  readonly port: number;
  /**
   * Stops accepting connections, and makes `/readyz` fail. Resolves when every request in flight is answered, or cut
   * off after 5 seconds.
   */
  close(): Promise<void>;
}

/** The limits, in milliseconds, for slow clients and idle connections. Slack waits 3 seconds for a response. */
const TIMEOUTS = {
  headersTimeout: 3_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
};

/** Above it, the connections that have waited longest for a request are closed. */
const MAX_CONNECTIONS = 2_000;

/** The time that a closing server waits for requests in flight. Slack waits 3 seconds for a response. */
const CLOSE_LIMIT_MS = 5_000;

/** The headers of every response. A page that shows more than text sets its own policy. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

interface ServerOptions {
  /** 0 picks any free port. */
  readonly port: number;
  /** The address to listen on; undefined for all of the machine. */
  readonly host?: string;
  readonly onSlack?: RequestListener | undefined;
  /** Throws when this process can't do its work; `/readyz` then fails. */
  readonly check: () => Promise<void>;
  readonly log: Log;
  readonly pages?: readonly Pages[];
  readonly timeouts?: typeof TIMEOUTS;
  readonly maxConnections?: number;
}

/**
 * Serves Slack's requests, `pages`, `/healthz`, which succeeds while this process is alive, and `/readyz`, which
 * succeeds while it can do its work. Slack's requests bypass hono, which would slow them down. Throws when the port is
 * taken.
 */
export async function serve(options: ServerOptions): Promise<Web> {
  const { port, host, onSlack, timeouts = TIMEOUTS, maxConnections = MAX_CONNECTIONS } = options;
  let closing = false;
  let inFlight = 0;
  const connections = keepAtMost(maxConnections);
  const { fetch } = createApp(options, () => closing);
  // Without `hostname`, hono would reject requests without a host, such as HTTP/1.0 health checks. The second option
  // keeps it from replacing the global Request and Response.
  const onPage = getRequestListener(fetch, { hostname: 'localhost', overrideGlobalObjects: false });
  const server = createServer(timeouts, (request, response) => {
    inFlight += 1;
    connections.answering(request.socket);
    response.once('close', () => {
      inFlight -= 1;
      connections.waiting(request.socket);
      if (closing && inFlight === 0) server.closeAllConnections();
    });
    if (closing) response.setHeader('connection', 'close');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const [path] = (request.url ?? '/').split('?');
    return path === SLACK_PATH && onSlack ? onSlack(request, response) : onPage(request, response);
  });
  server.on('connection', connections.opened);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, host }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      closing = true;
      const closed = new Promise((resolve) => server.close(resolve));
      // By itself, Node would also wait for keep-alive connections, and for connections that never sent a request.
      if (inFlight === 0) server.closeAllConnections();
      const limit = setTimeout(() => server.closeAllConnections(), CLOSE_LIMIT_MS);
      await closed;
      clearTimeout(limit);
    },
  };
}

/**
 * Counts a server's connections. Each one above `max` closes the one that has waited longest for a request. Idle
 * connections therefore never keep anybody out; whoever still uses one connects again.
 */
function keepAtMost(max: number) {
  const all = new Set<Socket>();
  // A set keeps the order of insertion: the first has waited longest.
  const waiting = new Set<Socket>();
  return {
    opened: (socket: Socket) => {
      for (const set of [all, waiting]) {
        set.add(socket);
        socket.once('close', () => set.delete(socket));
      }
      const [longest] = waiting;
      if (!longest || all.size <= max) return;
      // Not only when it has closed: several may open before that.
      for (const set of [all, waiting]) set.delete(longest);
      longest.destroy();
    },
    answering: (socket: Socket) => waiting.delete(socket),
    waiting: (socket: Socket) => {
      if (all.has(socket)) waiting.add(socket);
    },
  };
}

/** Returns `work` for callers that come at the same time to share, since everybody may ask, and each answer is work. */
function shared(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}

function createApp({ check, log, pages = [] }: ServerOptions, isClosing: () => boolean): Pages {
  const app: Pages = new Hono();
  const warn = warnOnceAMinute(log);
  const ready = shared(check);
  app.use(methodNotAllowed({ app }));
  app.get('/healthz', (c) => c.text('alive\n'));
  app.get('/readyz', async (c) => {
    if (isClosing()) return c.text('stopping\n', 503);
    try {
      await ready();
      return c.text('ready\n');
    } catch (error) {
      warn({ err: error }, 'not ready');
      return c.text('not ready: the database or the queue doesn’t answer, or has no room\n', 503);
    }
  });
  for (const more of pages) app.route('/', more);
  app.notFound((c) => c.text('Nothing here. Slack talks to /slack/events.\n', 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    log.error({ err: error }, 'a page failed');
    return c.text('Something went wrong.\n', 500);
  });
  return app;
}
