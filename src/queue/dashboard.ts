import type { RequestListener } from 'node:http';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { Queue } from 'bullmq';

/** It brings its own scripts; its styles stand in the page, and the fonts that it would fetch from elsewhere are left out. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Shows the queue at that path, to be looked at only. Jobs carry ids, so nothing that anybody wrote can be seen. */
export function createDashboard(queue: unknown, path: string): RequestListener {
  if (!(queue instanceof Queue)) throw new Error('This is no queue of BullMQ’s.'); // tells the types what is always so
  const server = new ExpressAdapter().setBasePath(path);
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode: true })],
    serverAdapter: server,
    options: { uiConfig: { boardTitle: 'Hearth: the queue' } },
  });
  const board: RequestListener & { disable(setting: string): unknown } = server.getRouter();
  board.disable('x-powered-by');
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { 'content-type': 'text/plain; charset=utf-8' }).end('Only to be looked at.\n');
      return;
    }
    response.setHeader('content-security-policy', POLICY);
    request.url = request.url?.slice(path.length) || '/';
    board(request, response);
  };
}
