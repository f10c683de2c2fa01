import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { LocalSlack } from '../slack.js';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

export interface Receiver {
  readonly received: Received[];
  stop(): Promise<void>;
}

/** Starts a minimal app that records each request and sends the given reply, which may be a promise. */
export async function startReceiver(
  slack: LocalSlack,
  reply: (request: Received) => Reply | Promise<Reply> = () => ({}),
): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const taken = { headers: request.headers, body: await text(request) };
    received.push(taken);
    const { status = 200, headers = {}, body } = await reply(taken);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  slack.requestUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/slack/events`;
  return {
    received,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
