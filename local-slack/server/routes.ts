import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { type ApiAnswer, call } from '../api/call.js';
import { readRequest } from '../api/request.js';
import { respond, useResponseUrl } from '../deliver/response-url.js';
import { pageRoutes } from '../page-api/routes.js';
import { SlackError } from '../world/slack-error.js';
import type { World } from '../world/world.js';
import { consentPage } from './consent-page.js';
import { fileRoutes } from './files.js';

export type Env = { Bindings: HttpBindings };

/** All HTTP routes: the Web API, response URLs, files, the consent page and the browser page. */
export function routes(world: World): Hono<Env> {
  const hono = new Hono<Env>();
  hono.all('/api/:method', async (c) => send(c, await answerCall(world, c)));
  hono.post('/actions/:team/:secret', async (c) => {
    try {
      const url = useResponseUrl(world, c.req.param('secret'));
      const workspace = world.workspaces.get(url.team);
      if (!workspace) throw new SlackError('no_team');
      respond(world, workspace, url, await c.req.json());
      return c.text('ok');
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return c.json({ ok: false, error: error.code, ...error.details }, URL_ERRORS.has(error.code) ? 404 : 400);
    }
  });
  hono.route('/', consentPage(world));
  hono.route('/', fileRoutes(world));
  hono.route('/', pageRoutes(world));
  return hono;
}

const URL_ERRORS = new Set(['no_url', 'expired_url', 'used_url']);

async function answerCall(world: World, c: Context<Env>): Promise<ApiAnswer> {
  try {
    return await call(world, c.req.param('method') ?? '', await readRequest(c.req));
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { status: 200, headers: {}, body: { ok: false, error: error.code } };
  }
}

function send(c: Context<Env>, answer: ApiAnswer): Response {
  if (answer.status === 'cut') {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...answer.headers },
  });
}
