import { createClock } from './clock.js';
import { neededScope, sentEvents } from './deliver/subscriptions.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type Receiver, startReceiver } from './sample/receiver.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;
let receiver: Receiver;
let club: DrivenWorkspace;
let ann: DrivenPerson;
let bob: DrivenPerson;

/** A manifest with all event subscriptions and scopes. */
const manifest = {
  ...sampleManifest,
  oauth_config: {
    scopes: {
      bot: [
        ...sampleManifest.oauth_config.scopes.bot,
        ...sentEvents.flatMap((event) => neededScope(event, undefined) ?? []),
        'files:write',
        'groups:write',
        'mpim:write',
      ],
    },
  },
  settings: { ...sampleManifest.settings, event_subscriptions: { bot_events: sentEvents } },
};

beforeEach(async () => {
  slack = await startSlack({ manifest, clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }) });
  receiver = await startReceiver(slack);
  club = slack.workspace({ name: 'Chess Club' });
  [ann, bob] = [club.person({ name: 'Ann' }), club.person({ name: 'Bob' })];
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

const MESSAGES: Readonly<Record<string, string>> = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
};

/** The events that the app has received, by subscription name. */
function heard(): string[] {
  const events = slack.deliveries().map((it) => Object(it.body.event));
  const names = events.map((it) => (it.type === 'message' ? MESSAGES[it.channel_type] : it.type));
  return [...new Set(names)].sort();
}

async function peopleTalk(): Promise<void> {
  const here = club.channel({ name: 'here', members: [ann], withApp: true });
  const secret = club.channel({ name: 'secret', members: [ann], isPrivate: true, withApp: true });
  const said = await ann.posts(here, '@greeter hello');
  await ann.reacts(said, 'tada');
  await ann.unreacts(said, 'tada');
  await ann.posts(secret, 'Hush');
  await ann.posts('DM', 'Psst');
  await bob.joins(here);
  await bob.leaves(here);
  const client = webClient(slack, club.botToken);
  const { channel } = await client.conversations.open({ users: `${ann.id},${bob.id}` });
  const three = club.workspace.channels.get(channel?.id ?? '');
  if (three) await ann.posts(three, 'The three of us');
  await client.pins.add({ channel: here.id, timestamp: said.ts });
  await client.pins.remove({ channel: here.id, timestamp: said.ts });
  await client.filesUploadV2({ channel_id: here.id, filename: 'score.csv', file: Buffer.from('1') });
}

async function channelsChange(): Promise<void> {
  const client = webClient(slack, club.botToken);
  for (const is_private of [false, true]) {
    const made = await client.conversations.create({ name: `plans-${is_private}`, is_private });
    const channel = made.channel?.id ?? '';
    await client.conversations.rename({ channel, name: `projects-${is_private}` });
    await client.conversations.archive({ channel });
    await client.conversations.unarchive({ channel });
  }
}

test('every event that an app can subscribe to is sent', async () => {
  await ann.opensHome();
  await peopleTalk();
  await channelsChange();
  await club.welcomes({ name: 'Zoe' });
  await ann.changesZone('Europe/Berlin');
  await ann.snoozes({ minutes: 30 });
  await slack.settled();
  const uninstall = ['app_uninstalled', 'tokens_revoked'];
  expect(heard()).toEqual(sentEvents.filter((it) => !uninstall.includes(it)).sort());
  await club.uninstalls();
  expect(heard()).toEqual([...sentEvents].sort());
});

test('renaming, archiving and unarchiving a channel send events', async () => {
  const client = webClient(slack, club.botToken);
  const { channel } = await client.conversations.create({ name: 'plans' });
  const id = channel?.id ?? '';
  await client.conversations.setPurpose({ channel: id, purpose: 'What we want' });
  await client.conversations.rename({ channel: id, name: 'projects' });
  await client.conversations.archive({ channel: id });
  await client.conversations.unarchive({ channel: id });
  await slack.settled();
  const { botUser } = club.installation;
  const event_ts = expect.any(String);
  expect(slack.deliveries().map((it) => it.body.event)).toEqual([
    { type: 'channel_rename', channel: { id, name: 'projects', created: 1772438400 }, event_ts },
    { type: 'channel_archive', channel: id, user: botUser, event_ts },
    { type: 'channel_unarchive', channel: id, user: botUser, event_ts },
  ]);
  const info = await client.conversations.info({ channel: id });
  expect(info.channel).toMatchObject({
    name: 'projects',
    is_archived: false,
    purpose: { value: 'What we want', creator: botUser, last_set: 1772438400 },
  });
});
