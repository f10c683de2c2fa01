import { App } from '@slack/bolt';
import { type LocalSlack, startSlack } from '../../../local-slack/slack.js';
import { createLog } from '../../../src/core/log.js';
import type { HttpReply } from '../../../src/slack/inbound/http-receiver.js';
import { createSocketReceiver } from '../../../src/slack/inbound/socket-receiver.js';
import { manifest } from '../../support/manifest.js';

let slack: LocalSlack;

beforeEach(async () => {
  slack = await startSlack({ manifest });
});

afterEach(() => slack.close());

/** Starts an app that passes its payloads to `take`. Returns it, and a function by which a member sends a payload. */
async function connected(take: () => Promise<HttpReply>) {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann Berger' });
  const lounge = club.channel({ name: 'lounge', members: [ann] });
  const receiver = createSocketReceiver(slack.app.appToken, slack.apiUrl, take, createLog('silent'));
  const app = new App({ receiver, token: club.botToken, clientOptions: { slackApiUrl: slack.apiUrl } });
  await app.start();
  return { app, sends: () => ann.types('/hearth help', { in: lounge }) };
}

test('a reply with status 200 is the acknowledgement, and the app keeps its own processEvent', async () => {
  const { app, sends } = await connected(async () => ({ status: 200, body: 'Taken.' }));
  expect(await sends()).toMatch(/Taken\.$/);
  expect(app.processEvent).toBe(App.prototype.processEvent);
  await app.stop();
});

test.each([
  ['with another status', async () => ({ status: 500 })],
  ['that fails', () => Promise.reject(new Error('no'))],
])('a payload %s is not acknowledged', async (_, take) => {
  const { app, sends } = await connected(take);
  await sends();
  expect(slack.deliveries().map(({ failure }) => failure)).toEqual(['http_timeout']);
  await app.stop();
});

test('stopping waits for the payloads in flight', async () => {
  const order: string[] = [];
  let taken: ((reply: HttpReply) => void) | undefined;
  const { app, sends } = await connected(
    () =>
      new Promise((resolve) => {
        taken = resolve;
      }),
  );
  const sent = sends();
  while (!taken) await new Promise(setImmediate);
  const stopped = app.stop().then(() => order.push('stopped'));
  await sent;
  order.push('taken');
  taken({ status: 200 });
  await stopped;
  expect(order).toEqual(['taken', 'stopped']);
});
