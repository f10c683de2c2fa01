import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { Log } from '../core/log.js';
import { SLACK_PATH } from '../slack/inbound/inbound.js';

/** Pages for browsers and for programs such as Prometheus. They may use Node's own request and response. */
export type Pages = Hono<{ Bindings: HttpBindings }>;

export interface Web {
  readonly port: number;
  /** Takes no more connections, and `/readyz` says no. Resolves when every request in flight is answered or, after 5 seconds, cut off. */
  close(): Promise<void>;
}

/** Slower clients and connections that are not used are cut off. Slack itself waits 3 seconds altogether. */
const TIMEOUTS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
};

const MAX_CONNECTIONS = 2_000;

/** How long a closing server waits for requests in flight. Slack itself waits 3 seconds. */
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
  /** 0 for any free port. */
  readonly port: number;
  readonly onSlack?: RequestListener | undefined;
  /** Throws when this process cannot do its work. */
  readonly check: () => Promise<void>;
  readonly log: Log;
  readonly pages?: readonly Pages[];
  readonly timeouts?: typeof TIMEOUTS;
}

/**
 * Serves Slack's requests, `pages`, `/healthz` for as long as this process is alive, and `/readyz` while it can do its work.
 * Slack's requests do not pass through hono, which would slow their intake down.
 */
export async function serve(options: ServerOptions): Promise<Web> {
  const { port, onSlack, timeouts = TIMEOUTS } = options;
  let closing = false;
  let inFlight = 0;
  const { fetch } = createApp(options, () => closing);
  // Without a host, as in HTTP/1.0 health checks, hono would refuse a request. Its Request and Response stay its own.
  const onPage = getRequestListener(fetch, { hostname: 'localhost', overrideGlobalObjects: false });
  const server = createServer(timeouts, (request, response) => {
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
      if (closing && inFlight === 0) server.closeAllConnections();
    });
    if (closing) response.setHeader('connection', 'close');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const [path] = (request.url ?? '/').split('?');
    return path === SLACK_PATH && onSlack ? onSlack(request, response) : onPage(request, response);
  });
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      closing = true;
      const closed = new Promise((resolve) => server.close(resolve));
      // Node alone would also wait for connections that are kept alive after an answer, or that never sent a request.
      if (inFlight === 0) server.closeAllConnections();
      const limit = setTimeout(() => server.closeAllConnections(), CLOSE_LIMIT_MS);
      await closed;
      clearTimeout(limit);
    },
  };
}

function createApp({ check, log, pages = [] }: ServerOptions, isClosing: () => boolean): Pages {
  const app: Pages = new Hono();
  app.use(methodNotAllowed({ app }));
  app.get('/healthz', (c) => c.text('alive\n'));
  app.get('/readyz', async (c) => {
    if (isClosing()) return c.text('stopping\n', 503);
    try {
      await check();
      return c.text('ready\n');
    } catch (error) {
      log.warn({ err: error }, 'not ready');
      return c.text('not ready: the database or the queue does not answer\n', 503);
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
