import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { Queue } from 'bullmq';
import { Hono } from 'hono';
import { withTimeout } from '../core/timeout.js';

const TIMEOUT_MS = 5_000;

/** The dashboard serves its own scripts. Its styles are inline. Fonts that it requests from elsewhere are blocked. */
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

/**
 * Returns read-only pages that show the queue, to mount at `path`. Jobs carry only ids, so nothing that a member wrote
 * is shown. `open` returns the queue once its store has answered.
 */
export function createDashboard(open: () => Promise<unknown>, path: string): Hono {
  let opened: Promise<Hono> | undefined;
  return new Hono()
    .use(async (c, next) => {
      if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return c.text('Only to be looked at.\n', 405);
      await next();
      c.header('content-security-policy', POLICY);
      return undefined;
    })
    .all('*', async (c) => {
      const opening = opened ?? open().then((queue) => showing(queue, path));
      opened = opening;
      return (await withTimeout(TIMEOUT_MS, () => opening)).fetch(c.req.raw);
    });
}

function showing(queue: unknown, path: string): Hono {
  if (!(queue instanceof Queue)) throw new Error('This is no queue of BullMQ’s.'); // only narrows the type
  const board = new HonoAdapter(serveStatic).setBasePath(path);
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode: true })],
    serverAdapter: board,
    options: { uiConfig: { boardTitle: 'Hearth: the queue' } },
  });
  return new Hono().route(path, board.registerPlugin());
}
