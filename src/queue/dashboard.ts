import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { Queue } from 'bullmq';
import { Hono } from 'hono';

/** The dashboard brings its own scripts. Its styles are inline, and the fonts that it asks another server for are left out. */
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

/** Returns pages that show the queue, for mounting at `path`. They change nothing. Jobs carry ids only, so no words of a member show. */
export function createDashboard(queue: unknown, path: string): Hono {
  if (!(queue instanceof Queue)) throw new Error('This is no queue of BullMQ’s.'); // tells the types what is always so
  const board = new HonoAdapter(serveStatic).setBasePath(path);
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode: true })],
    serverAdapter: board,
    options: { uiConfig: { boardTitle: 'Hearth: the queue' } },
  });
  return new Hono()
    .use(async (c, next) => {
      if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return c.text('Only to be looked at.\n', 405);
      c.header('content-security-policy', POLICY);
      return next();
    })
    .route('/', board.registerPlugin());
}
