import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Person } from '../person/person.js';
import { SlackError } from '../world/slack-error.js';
import type { World } from '../world/world.js';
import { type ActName, acts } from './acts.js';
import { bundle } from './bundle.js';
import { feed } from './feed.js';
import { createPage, type Page } from './page.js';
import { perform } from './perform.js';
import { findRequest, requestsAfter } from './requests.js';
import { ICON, POLICY, shell } from './shell.js';
import { firstPerson } from './show/workspace.js';

/** Routes for the page: its document and files, the live feed and a person's actions. */
export function pageRoutes(world: World): Hono {
  const page = createPage(world);
  const hono = new Hono();
  hono.get('/', (c) => c.html(shell(), 200, { 'content-security-policy': POLICY }));
  hono.get('/archives/*', (c) => c.html(shell(), 200, { 'content-security-policy': POLICY }));
  hono.get('/team/*', (c) => c.html(shell(), 200, { 'content-security-policy': POLICY }));
  hono.get('/page/icon.svg', (c) => c.body(ICON, 200, { 'content-type': 'image/svg+xml' }));
  hono.get('/page/styles.css', async (c) => c.body((await bundle()).styles, 200, file('text/css')));
  hono.get('/page/page.js', async (c) => c.body((await bundle()).script, 200, file('text/javascript')));
  hono.get('/page/feed', (c) => {
    const person = findPerson(world, c.req.query('user')) ?? anybody(world);
    return person ? feed(c, page, person) : c.json({ error: 'Nobody is in this Slack yet.' }, 404);
  });
  hono.get('/page/requests', (c) => {
    const { team, after } = c.req.query();
    return c.json(requestsAfter(page, team, Number(after ?? 0)));
  });
  hono.get('/page/requests/:number', (c) => {
    const found = findRequest(page, Number(c.req.param('number')));
    return found ? c.json(found) : c.json({ error: 'That request has been forgotten.' }, 404);
  });
  hono.post('/page/:user/:act', (c) => act(c, page, c.req.param('user'), c.req.param('act')));
  return hono;
}

function file(type: string) {
  return { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' };
}

function findPerson(world: World, id: string | undefined): Person | undefined {
  for (const workspace of world.workspaces.values()) {
    const user = workspace.users.get(id ?? '');
    if (user && !user.isBot) return { world, workspace, user };
  }
  return undefined;
}

function anybody(world: World): Person | undefined {
  const [workspace] = world.workspaces.values();
  const user = workspace && firstPerson(workspace);
  return user && { world, workspace, user };
}

async function act(c: Context, page: Page, user: string, name: string): Promise<Response> {
  const person = findPerson(page.world, user);
  if (!person || !isAct(name)) return c.json({ error: 'Nobody can do that here.' }, 404);
  try {
    return c.json({ result: (await perform[name](person, await c.req.json(), page)) ?? null });
  } catch (error) {
    return c.json({ error: inWords(error) }, 400);
  }
}

function isAct(name: string): name is ActName {
  return name in acts;
}

function inWords(error: unknown): string {
  if (error instanceof SlackError) return `Slack refused that: ${error.code}.`;
  if (error instanceof z.ZodError) return `The page asked for something odd: ${z.prettifyError(error)}`;
  return error instanceof Error ? error.message : String(error);
}
