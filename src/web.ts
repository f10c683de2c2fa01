import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from './core/log.js';
import { SLACK_PATH } from './slack/inbound.js';

export interface Web {
  readonly port: number;
  /** From now on `/readyz` says no; what comes in is still answered. */
  refuseNew(): void;
  /** Takes no more connections, and resolves when those there are have been answered. */
  close(): Promise<void>;
}

/**
 * Serves Slack's requests and two questions: `/healthz`, whether this process lives, and `/readyz`, whether it can do its work
 * now, which `check` finds out by throwing if not.
 */
export async function serve(it: {
  port: number;
  onSlack: RequestListener | undefined;
  check: () => Promise<void>;
  log: Log;
}): Promise<Web> {
  let leaving = false;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === SLACK_PATH && it.onSlack) return it.onSlack(request, response);
    if (path === '/healthz') return answer(response, 200, 'alive');
    if (path !== '/readyz') return answer(response, 404, 'Nothing here. Slack talks to /slack/events.');
    if (leaving) return answer(response, 503, 'stopping');
    it.check().then(
      () => answer(response, 200, 'ready'),
      (error) => {
        it.log.warn({ err: error }, 'not ready');
        answer(response, 503, 'not ready: the database or the queue does not answer');
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(it.port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    refuseNew: () => {
      leaving = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}
