import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../core/log.js';
import { SLACK_PATH } from '../slack/inbound/inbound.js';

/** What people look at with a browser, by its path. */
export type Pages = Readonly<Record<string, RequestListener>>;

export interface Web {
  readonly port: number;
  /** From now on `/readyz` says no; what comes in is still answered. */
  refuseNew(): void;
  /** Takes no more connections. Resolves when every request in flight is answered, or after `CLOSE_LIMIT_MS`. */
  close(): Promise<void>;
}

/** Who sends more slowly, or keeps a connection without using it, is cut off. Slack itself waits 3 seconds altogether. */
const TIMEOUTS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
};

const MAX_CONNECTIONS = 2_000;

/** Requests that take longer to answer are cut off when the server closes. Slack itself waits 3 seconds. */
const CLOSE_LIMIT_MS = 5_000;

/** What every answer tells a browser; a page that shows more than text sets its own policy. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * Serves Slack's requests and two questions: `/healthz`, whether this process lives, and `/readyz`, whether it can do its work
 * now, which `check` finds out by throwing if not. `pages` are more of them, by their paths, each with all that is below it.
 */
export async function serve(it: {
  port: number;
  onSlack?: RequestListener | undefined;
  check: () => Promise<void>;
  log: Log;
  /** Each answers at its path and below. */
  pages?: Pages;
  patience?: typeof TIMEOUTS;
}): Promise<Web> {
  let stopping = false;
  let closing = false;
  let inFlight = 0;
  const server = createServer(it.patience ?? TIMEOUTS, (request, response) => {
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
      if (closing && inFlight === 0) server.closeAllConnections();
    });
    if (closing) response.setHeader('connection', 'close');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const [path] = (request.url ?? '/').split('?');
    if (path === SLACK_PATH && it.onSlack) return it.onSlack(request, response);
    const page = pageAt(it.pages ?? {}, path ?? '');
    if (page) return page(request, response);
    if (path === '/healthz') return answer(response, 200, 'alive');
    if (path !== '/readyz') return answer(response, 404, 'Nothing here. Slack talks to /slack/events.');
    if (stopping) return answer(response, 503, 'stopping');
    it.check().then(
      () => answer(response, 200, 'ready'),
      (error) => {
        it.log.warn({ err: error }, 'not ready');
        answer(response, 503, 'not ready: the database or the queue does not answer');
      },
    );
  });
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(it.port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    refuseNew: () => {
      stopping = true;
    },
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

function pageAt(pages: Pages, path: string): RequestListener | undefined {
  return Object.entries(pages).find(([at]) => path === at || path.startsWith(`${at}/`))?.[1];
}

function answer(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}
