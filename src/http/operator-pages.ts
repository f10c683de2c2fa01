import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bearerAuth } from 'hono/bearer-auth';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { Hearth } from '../app.js';
import type { Settings } from '../core/config.js';
import type { Pages } from './server.js';

const QUEUES = '/queues';

/**
 * The pages for operators, each behind a secret of its own; a page whose secret is not set does not exist. The address that a request
 * comes from opens nothing: behind a proxy or a tunnel on the same machine, every request comes from there.
 */
export async function operatorPages(
  { metrics, queue }: Pick<Hearth, 'metrics' | 'queue'>,
  { metricsToken, dashboardPassword }: Pick<Settings, 'metricsToken' | 'dashboardPassword'>,
): Promise<Pages> {
  const pages: Pages = new Hono();
  if (metricsToken) {
    // Another scheme than Bearer would get 400, which tells nobody to send a token.
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
