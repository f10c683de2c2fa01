import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bearerAuth } from 'hono/bearer-auth';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { Hearth } from '../app.js';
import type { Settings } from '../core/config.js';
import type { Pages } from './server.js';

const QUEUES = '/queues';

/**
 * Returns the pages for operators, each protected by a secret of its own; a page whose secret is not set is not served.
 * The client's address never grants access: behind a proxy or a tunnel on the same machine, every request is local.
 */
export async function operatorPages(
  { metrics, queue }: Pick<Hearth, 'metrics' | 'queue'>,
  { metricsToken, dashboardPassword }: Pick<Settings, 'metricsToken' | 'dashboardPassword'>,
): Promise<Pages> {
  const pages: Pages = new Hono();
  if (metricsToken) {
    // By default, a scheme other than Bearer gets status 400, which doesn't tell the client to send a token.
    const invalidAuthenticationHeader = { message: () => new Response('Unauthorized', { status: 401 }) };
    pages.get('/metrics', bearerAuth({ token: metricsToken, invalidAuthenticationHeader }), async (c) =>
      c.body(await metrics.scrape(), 200, { 'content-type': metrics.contentType }),
    );
  }
  if (dashboardPassword) {
    const verifyUser = (_: string, password: string) => timingSafeEqual(password, dashboardPassword);
    pages.use(`${QUEUES}/*`, basicAuth({ realm: 'Hearth', verifyUser }));
    pages.route(QUEUES, await queue.dashboard(QUEUES));
  }
  return pages;
}
