import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type Receiver, startReceiver } from './sample/receiver.js';
import { type LocalSlack, startSlack } from './slack.js';
import type { Channel } from './world/workspace.js';

let slack: LocalSlack;
let receiver: Receiver;
let ann: DrivenPerson;
let bob: DrivenPerson;
let lounge: Channel;
let url: string;

beforeEach(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
  receiver = await startReceiver(slack);
  const club = slack.workspace({ name: 'Chess Club' });
  ann = club.person({ name: 'Ann' });
  bob = club.person({ name: 'Bob' });
  lounge = club.channel({ name: 'lounge', members: [ann, bob], withApp: true });
  const elements = [{ type: 'button', action_id: 'greet', text: { type: 'plain_text', text: 'Greet' } }];
  await webClient(slack, club.botToken).apiCall('chat.postMessage', {
    channel: lounge.id,
    text: 'Greet?',
    blocks: [{ type: 'actions', elements }],
  });
  ann.looksAt(lounge);
  await ann.presses('Greet');
  url = String(slack.deliveries().at(-1)?.body.response_url);
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

async function answer(body: object): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return `${response.status} ${await response.text()}`;
}

test('a response is ephemeral unless it is in_channel', async () => {
  expect(await answer({ text: 'Just you' })).toBe('200 ok');
  expect(await answer({ text: 'All of you', response_type: 'in_channel' })).toBe('200 ok');
  expect(ann.reads(lounge)).toBe('Greeter: [Greet]\nGreeter (only you): Just you\nGreeter: All of you');
  expect(bob.reads(lounge)).toBe('Greeter: [Greet]\nGreeter: All of you');
});

test('a response can replace or delete the original message', async () => {
  await answer({ text: 'Greeted', replace_original: true });
  expect(bob.reads(lounge)).toBe('Greeter: Greeted');
  await answer({ delete_original: true });
  expect(bob.reads(lounge)).toBe('(no messages)');
});

test('a response_url works five times', async () => {
  for (let n = 0; n < 5; n += 1) expect(await answer({ text: `${n}` })).toBe('200 ok');
  expect(await answer({ text: '6' })).toBe('404 {"ok":false,"error":"used_url"}');
});

test('a response_url works for thirty minutes', async () => {
  await slack.clock.advance({ minutes: 31 });
  expect(await answer({ text: 'late' })).toBe('404 {"ok":false,"error":"expired_url"}');
});

test('an invalid response is rejected', async () => {
  expect(await answer({ blocks: [{ type: 'nonsense' }] })).toMatch(/^400 \{"ok":false,"error":"invalid_blocks"/);
});
