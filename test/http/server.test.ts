import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { createLog } from '../../src/core/log.js';
import { type Pages, serve, type Web } from '../../src/http/server.js';

/** Starts a server with this listener at `/slack/events`. */
const open = (onSlack: RequestListener): Promise<Web> =>
  serve({ port: 0, onSlack, check: async () => undefined, log: createLog('silent') });

/** Returns a connection that has sent these bytes and reads nothing yet. */
async function connected({ port }: Web, bytes = '') {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

test('a page answers GET and HEAD, and refuses other methods', async () => {
  const web = await open(() => undefined);
  const url = `http://127.0.0.1:${web.port}/healthz`;
  const [get, head, post] = await Promise.all(['GET', 'HEAD', 'POST'].map((method) => fetch(url, { method })));
  expect([get?.status, await get?.text()]).toEqual([200, 'alive\n']);
  expect([head?.status, await head?.text()]).toEqual([200, '']);
  expect([post?.status, post?.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  await web.close();
});

test('a health check in HTTP/1.0 needs no host', async () => {
  const web = await open(() => undefined);
  const socket = await connected(web, 'GET /healthz HTTP/1.0\r\n\r\n');
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 200 /);
  await web.close();
});

test('idle connections keep nobody out: the one that has waited longest for a request is closed', async () => {
  const web = await serve({ port: 0, check: async () => undefined, log: createLog('silent'), maxConnections: 3 });
  const asked = async () => {
    const socket = await connected(web, 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(socket, 'data');
    return socket;
  };
  const [first, second, third] = [await asked(), await asked(), await asked()];
  first.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(first, 'data');
  const closed = once(second, 'close');
  expect((await fetch(`http://127.0.0.1:${web.port}/healthz`)).status).toBe(200);
  await closed;
  expect([first, second, third].map((it) => it.closed)).toEqual([false, true, false]);
  for (const it of [first, third]) it.destroy();
  await web.close();
});

test('a page that throws is answered 500, and its error is logged', async () => {
  const lines: string[] = [];
  const log = createLog('error', { write: (line: string) => void lines.push(line) });
  const page: Pages = new Hono();
  page.get('/broken', () => {
    throw new Error('no');
  });
  const web = await serve({ port: 0, check: async () => undefined, pages: [page], log });
  expect((await fetch(`http://127.0.0.1:${web.port}/broken`)).status).toBe(500);
  expect(lines).toEqual([expect.stringContaining('a page failed')]);
  await web.close();
});

test('closing waits for the request in flight, but not for its connection, which is kept alive', async () => {
  const waiting: ServerResponse[] = [];
  const web = await open((_, response) => waiting.push(response));
  const asked = fetch(`http://127.0.0.1:${web.port}/slack/events`);
  while (waiting.length === 0) await new Promise(setImmediate);
  const closed = web.close();
  waiting[0]?.end('answered');
  expect(await (await asked).text()).toBe('answered');
  await closed;
}, 10_000);

test('closing does not wait for a connection that has sent no request', async () => {
  const web = await open(() => undefined);
  await connected(web);
  await web.close();
}, 10_000);

test('closing cuts off a client that does not read its answer', async () => {
  const responses: ServerResponse[] = [];
  const web = await open((_, response) => {
    responses.push(response);
    response.write(Buffer.alloc(64 * 1024 * 1024));
  });
  await connected(web, 'GET /slack/events HTTP/1.1\r\nhost: x\r\n\r\n');
  while (responses.length === 0) await new Promise(setImmediate);
  await web.close();
}, 20_000);
