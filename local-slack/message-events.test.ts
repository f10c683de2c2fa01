import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { actions, button } from './sample/blocks.js';
import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type Receiver, startReceiver } from './sample/receiver.js';
import { type LocalSlack, startSlack } from './slack.js';
import type { Channel } from './world/workspace.js';

let slack: LocalSlack;
let receiver: Receiver;
let club: DrivenWorkspace;
let ann: DrivenPerson;
let bob: DrivenPerson;
let lounge: Channel;

beforeEach(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
  receiver = await startReceiver(slack);
  club = slack.workspace({ name: 'Chess Club' });
  [ann, bob] = [club.person({ name: 'Ann' }), club.person({ name: 'Bob' })];
  lounge = club.channel({ name: 'lounge', members: [ann, bob], withApp: true });
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

/** Posts a message to the `response_url` of a delivery. */
async function respond(what: string, message: object): Promise<void> {
  const url = String(slack.deliveries(what)[0]?.body.response_url);
  await fetch(url, { method: 'POST', body: JSON.stringify(message) });
}

const heard = (what: string) => slack.deliveries(what).map((it) => it.body.event);
const said = (user: DrivenPerson, ts: string, text: string) => {
  return { type: 'message', user: user.id, ts, text, team: club.id };
};

test('a reply has its thread and the author of the first message', async () => {
  const parent = await ann.posts(lounge, 'Who plays?');
  const reply = await bob.posts(lounge, 'Me', { thread: parent });
  expect(heard('message')[1]).toEqual({
    ...said(bob, reply.ts, 'Me'),
    thread_ts: parent.ts,
    parent_user_id: ann.id,
    channel: lounge.id,
    channel_type: 'channel',
    event_ts: reply.ts,
  });
});

test('message_changed has the previous message', async () => {
  const message = await ann.posts(lounge, 'Who plays?');
  const { ts } = message;
  await ann.edits(message, 'Who plays today?');
  expect(heard('message')[1]).toEqual({
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: { ...said(ann, ts, 'Who plays today?'), edited: { user: ann.id, ts: expect.any(String) } },
    previous_message: said(ann, ts, 'Who plays?'),
    channel: lounge.id,
    channel_type: 'channel',
    ts: expect.any(String),
    event_ts: expect.any(String),
  });
});

test('message_deleted has the previous message', async () => {
  const message = await ann.posts(lounge, 'Who plays?');
  await ann.deletes(message);
  expect(heard('message')[1]).toEqual({
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: said(ann, message.ts, 'Who plays?'),
    channel: lounge.id,
    channel_type: 'channel',
    ts: expect.any(String),
    event_ts: expect.any(String),
  });
});

test('a deleted first message becomes a tombstone, which is deleted with the last reply', async () => {
  const parent = await ann.posts(lounge, 'Who plays?');
  const reply = await bob.posts(lounge, 'Me', { thread: parent });
  await ann.deletes(parent);
  await bob.deletes(reply);
  const tombstone = {
    type: 'message',
    subtype: 'tombstone',
    user: 'USLACKBOT',
    ts: parent.ts,
    text: 'This message was deleted.',
    team: club.id,
    hidden: true,
    thread_ts: parent.ts,
    parent_user_id: 'USLACKBOT',
  };
  expect(heard('message').slice(2)).toEqual([
    expect.objectContaining({
      subtype: 'message_changed',
      message: tombstone,
      previous_message: said(ann, parent.ts, 'Who plays?'),
    }),
    expect.objectContaining({
      subtype: 'message_deleted',
      deleted_ts: reply.ts,
      previous_message: { ...said(bob, reply.ts, 'Me'), thread_ts: parent.ts, parent_user_id: ann.id },
    }),
    expect.objectContaining({ subtype: 'message_deleted', deleted_ts: parent.ts, previous_message: tombstone }),
  ]);
  expect(ann.reads(lounge)).toBe('(no messages)');
});

test('a reaction has the author of the message, which can be the app', async () => {
  const message = await ann.posts(lounge, 'We won');
  await bob.reacts(message, 'tada');
  const { ts = '' } = await webClient(slack, club.botToken).chat.postMessage({ channel: lounge.id, text: 'Cake?' });
  await bob.reacts(await bob.sees(lounge, 'Cake?'), 'cake');
  expect(heard('reaction_added')).toEqual([
    {
      type: 'reaction_added',
      user: bob.id,
      reaction: 'tada',
      item_user: ann.id,
      item: { type: 'message', channel: lounge.id, ts: message.ts },
      event_ts: expect.any(String),
    },
    expect.objectContaining({
      reaction: 'cake',
      item_user: club.installation.botUser,
      item: { type: 'message', channel: lounge.id, ts },
    }),
  ]);
});

test('an ephemeral message sends no event when it is posted or changed', async () => {
  await ann.types('/greet', { in: lounge });
  await respond('/greet', { text: 'Only you', blocks: [actions(button('Next'))] });
  ann.looksAt(lounge);
  await ann.presses('Next');
  await respond('block_actions Next', { replace_original: true, text: 'Still only you' });
  expect(ann.reads(lounge)).toBe('Greeter (only you): Still only you');
  expect(heard('message')).toEqual([]);
});
