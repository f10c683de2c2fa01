import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { refusalOf, webClient, wrong } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type Receiver, startReceiver } from './sample/receiver.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;
let receiver: Receiver;
let club: DrivenWorkspace;
let ann: DrivenPerson;

beforeEach(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-28T12:00:00Z') }),
  });
  receiver = await startReceiver(slack);
  club = slack.workspace({ name: 'Chess Club' });
  ann = club.person({ name: 'Ann', zone: 'Europe/Berlin' });
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

const client = () => webClient(slack, club.botToken);

/** Ann's do-not-disturb window as the app sees it, in UTC. */
async function quiet(): Promise<string> {
  const { dnd_enabled, next_dnd_start_ts = 0, next_dnd_end_ts = 0 } = await client().dnd.info({ user: ann.id });
  const at = (ts: number) => new Date(ts * 1000).toISOString().slice(8, 16);
  return dnd_enabled ? `${at(next_dnd_start_ts)} to ${at(next_dnd_end_ts)}` : 'none';
}

test('dnd.info returns the current or next window, also across a daylight saving change', async () => {
  expect(await quiet()).toBe('none');
  await ann.keepsQuiet({ from: '22:00', to: '08:00' });
  expect(await quiet()).toBe('28T21:00 to 29T06:00');
  await slack.clock.set(new Date('2026-03-29T05:59:00Z'));
  expect(await quiet()).toBe('28T21:00 to 29T06:00');
  await slack.clock.set(new Date('2026-03-29T06:00:00Z'));
  expect(await quiet()).toBe('29T20:00 to 30T06:00');
  await ann.keepsQuiet({ from: '12:00', to: '13:00' });
  expect(await quiet()).toBe('29T10:00 to 29T11:00');
  await ann.keepsQuiet('never');
  expect(await quiet()).toBe('none');
});

test('a snooze takes precedence over the daily hours and is not exposed', async () => {
  await ann.keepsQuiet({ from: '22:00', to: '08:00' });
  await ann.snoozes({ minutes: 30 });
  expect(await client().dnd.info({ user: ann.id })).toEqual({
    ok: true,
    dnd_enabled: true,
    next_dnd_start_ts: Date.parse('2026-03-28T12:00:00Z') / 1000,
    next_dnd_end_ts: Date.parse('2026-03-28T12:30:00Z') / 1000,
    response_metadata: expect.anything(),
  });
  await slack.clock.advance({ minutes: 30 });
  expect(await quiet()).toBe('28T21:00 to 29T06:00');
  await ann.snoozes({ minutes: 60 });
  await ann.wakes();
  expect(await quiet()).toBe('28T21:00 to 29T06:00');
  expect(await client().dnd.info()).toMatchObject({ dnd_enabled: false, snooze_enabled: false, next_dnd_start_ts: 1 });
});

test('dnd.teamInfo returns several users and requires the scope', async () => {
  const bob = club.person({ name: 'Bob' });
  await bob.snoozes({ minutes: 1 });
  const at = Date.parse('2026-03-28T12:00:00Z') / 1000;
  expect(await client().dnd.teamInfo({ users: `${ann.id},${bob.id}` })).toMatchObject({
    users: {
      [ann.id]: { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 },
      [bob.id]: { dnd_enabled: true, next_dnd_start_ts: at, next_dnd_end_ts: at + 60 },
    },
  });
  expect(await refusalOf(client().dnd.info({ user: 'U404' }))).toEqual(wrong('user', 'user_not_found'));
  const users = Array.from({ length: 51 }, () => ann.id).join(',');
  expect(await refusalOf(client().dnd.teamInfo({ users }))).toEqual(wrong('users', 'too_many_users'));

  const scopes = { bot: ['users:read'] };
  const strict = await startSlack({ manifest: { ...sampleManifest, oauth_config: { scopes } } });
  const other = strict.workspace({ name: 'Go Club' });
  expect(await refusalOf(webClient(strict, other.botToken).dnd.info())).toEqual({
    error: 'missing_scope',
    needed: 'dnd:read',
    provided: 'users:read',
  });
  await strict.close();
});

test('a snooze sends dnd_updated_user', async () => {
  await ann.snoozes({ minutes: 30 });
  const at = Date.parse('2026-03-28T12:00:00Z') / 1000;
  expect(slack.deliveries().map((it) => it.body.event)).toEqual([
    {
      type: 'dnd_updated_user',
      user: ann.id,
      dnd_status: { dnd_enabled: true, next_dnd_start_ts: at, next_dnd_end_ts: at + 1800 },
      event_ts: `${at}.000000`,
    },
  ]);
});

test('a status is in the profile until it expires, and both changes send user_change', async () => {
  const until = new Date('2026-03-30T08:00:00Z');
  await ann.setsStatus('At the sea', { emoji: ':palm_tree:', until });
  const status = { status_text: 'At the sea', status_emoji: ':palm_tree:', status_expiration: until.getTime() / 1000 };
  const none = { status_text: '', status_emoji: '', status_expiration: 0 };
  expect((await client().users.info({ user: ann.id })).user?.profile).toMatchObject(status);
  await slack.clock.advance({ days: 2 });
  expect((await client().users.info({ user: ann.id })).user?.profile).toMatchObject(none);
  expect(slack.deliveries('user_change').map((it) => it.body.event)).toEqual([
    expect.objectContaining({
      user: expect.objectContaining({ id: ann.id, profile: expect.objectContaining(status) }),
    }),
    expect.objectContaining({ user: expect.objectContaining({ id: ann.id, profile: expect.objectContaining(none) }) }),
  ]);
});

test('a status is not cleared when the one before it expires', async () => {
  await ann.setsStatus('Lunch', { until: new Date('2026-03-28T13:00:00Z') });
  await ann.setsStatus('Training');
  await slack.clock.advance({ hours: 2 });
  expect((await client().users.info({ user: ann.id })).user?.profile?.status_text).toBe('Training');
});
