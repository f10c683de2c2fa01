import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { createLog } from '../../src/core/log.js';
import { serve, type Web } from '../../src/http/server.js';

/** A server with that listener at `/slack/events`. */
const open = (onSlack: RequestListener): Promise<Web> =>
  serve({ port: 0, onSlack, check: async () => undefined, log: createLog('silent') });

/** A connection that sends these bytes and reads nothing. */
async function connected({ port }: Web, bytes = '') {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(bytes);
}

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
