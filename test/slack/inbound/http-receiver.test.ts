import { once } from 'node:events';
import { connect } from 'node:net';
import { createLog } from '../../../src/core/log.js';
import { createMetrics } from '../../../src/core/metrics.js';
import { serve, type Web } from '../../../src/http/server.js';
import { createHttpReceiver, type HttpReply } from '../../../src/slack/inbound/http-receiver.js';
import { signed } from '../../support/signed.js';

const secret = 'a-signing-secret-of-sixteen';
const log = createLog('silent');

/** Starts a server with a receiver that passes requests to `take`. */
async function open(
  take: () => Promise<HttpReply>,
  options: { maxInFlight?: number; maxReading?: number; timeoutMs?: number } = {},
) {
  const metrics = createMetrics();
  const { maxInFlight = 10, maxReading = 10 } = options;
  const receiver = createHttpReceiver(secret, take, log, { maxInFlight, maxReading, metrics });
  const timeoutMs = options.timeoutMs ?? 5_000;
  const web: Web = await serve({
    port: 0,
    onSlack: receiver.onRequest,
    check: async () => undefined,
    log,
    timeouts: {
      headersTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      keepAliveTimeout: timeoutMs,
      connectionsCheckingInterval: 20,
    },
  });
  return { receiver, web, metrics, url: `http://127.0.0.1:${web.port}/slack/events` };
}

test('requests above the limit in flight are refused at once, with a Retry-After', async () => {
  let finish: (reply: HttpReply) => void = () => undefined;
  const { receiver, web, metrics, url } = await open(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
    { maxInFlight: 1 },
  );
  const first = fetch(url, signed('{}', { secret }));
  while (receiver.inFlight() === 0) await new Promise(setImmediate);
  const second = await fetch(url, signed('{}', { secret }));
  expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
  expect(receiver.inFlight()).toBe(1);
  expect(await metrics.scrape()).toContain('hearth_refusals_total{reason="too_many"} 1');
  const health = await fetch(new URL('/healthz', url));
  expect(health.status).toBe(200);
  finish({ status: 200, body: 'taken' });
  expect(await (await first).text()).toBe('taken');
  await receiver.drained();
  expect(receiver.inFlight()).toBe(0);
  await web.close();
});

test('requests that are unsigned and unfinished keep no signed one out', async () => {
  const { receiver, web, url } = await open(async () => ({ status: 200 }), { maxInFlight: 1, maxReading: 2 });
  const unfinished = `POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nonly this`;
  const strangers = Array.from({ length: 6 }, () => connect(web.port, '127.0.0.1').on('error', () => undefined));
  const cutOff = strangers.slice(0, 4).map((it) => once(it.resume(), 'close'));
  for (const it of strangers) {
    it.write(unfinished);
    // One after the other, so that the first is the oldest.
    await new Promise(setImmediate);
  }
  expect((await fetch(url, signed('{}', { secret }))).status).toBe(200);
  await Promise.all(cutOff);
  for (const it of strangers) it.destroy();
  await receiver.drained();
  await web.close();
});

test('a body over a megabyte is refused', async () => {
  const { web, url } = await open(async () => ({ status: 200 }));
  const fits = await fetch(url, signed(JSON.stringify('x'.repeat(1024 * 1024 - 2)), { secret }));
  expect(fits.status).toBe(200);
  const large = `"${'x'.repeat(1024 * 1024)}"`;
  const refused = await fetch(url, signed(large, { secret })).then(
    (answer) => answer.status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(refused);
  await web.close();
});

test('a chunked body is refused once it exceeds a megabyte', async () => {
  const { web, url } = await open(async () => ({ status: 200 }));
  const socket = connect(web.port, '127.0.0.1');
  let answer = '';
  socket
    .on('data', (data) => {
      answer += data;
    })
    .on('error', () => undefined);
  socket.write(`POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`);
  const chunk = 'x'.repeat(64 * 1024);
  for (let i = 0; i < 17; i += 1) socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
  await once(socket, 'close');
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  await web.close();
});

test('a client that sends its body too slowly is disconnected', async () => {
  const { receiver, web, url } = await open(async () => ({ status: 200 }), { timeoutMs: 100 });
  const socket = connect(web.port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  socket.write(`POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nonly this`);
  await once(socket, 'close');
  await receiver.drained();
  expect(receiver.inFlight()).toBe(0);
  await web.close();
});

test('an error in the handler is answered with status 500, so that Slack retries', async () => {
  const { web, url } = await open(async () => {
    throw new Error('no');
  });
  expect((await fetch(url, signed('{}', { secret }))).status).toBe(500);
  await web.close();
});

test('the receiver accepts only POST, and every answer has security headers for browsers', async () => {
  const { web, url } = await open(async () => ({ status: 200 }));
  for (const [path, status] of [
    ['/slack/events', 405],
    ['/healthz', 200],
    ['/nothing', 404],
    ['//', 404],
  ] as const) {
    const answer = await fetch(new URL(url).origin + path);
    expect([path, answer.status]).toEqual([path, status]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  }
  await web.close();
});
