import type { View } from '@slack/types';
import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { refusalOf, webClient, wrong } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type Receiver, startReceiver } from './sample/receiver.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;
let club: DrivenWorkspace;
let ann: DrivenPerson;
let receiver: Receiver;

beforeEach(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
  receiver = await startReceiver(slack);
  club = slack.workspace({ name: 'Chess Club' });
  ann = club.person({ name: 'Ann' });
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

const client = () => webClient(slack, club.botToken);

const modal = (title: string, more: object = {}): View => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: { type: 'plain_text', text: 'Words' },
      element: { type: 'plain_text_input', action_id: 'words' },
    },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } }],
    },
  ],
  ...more,
});

const home = (text: string): View => ({
  type: 'home',
  blocks: [{ type: 'header', text: { type: 'plain_text', text } }],
});

async function trigger(): Promise<string> {
  await (ann.modal ? ann.presses('More') : ann.uses('Greet'));
  return String(slack.deliveries().at(-1)?.body.trigger_id);
}

test('a trigger works once, for three seconds, in its workspace', async () => {
  const once = await trigger();
  await client().views.open({ trigger_id: once, view: modal('One') });
  expect(await refusalOf(client().views.open({ trigger_id: once, view: modal('Two') }))).toEqual(
    wrong('trigger_id', 'exchanged_trigger_id'),
  );

  await ann.closes();
  const late = await trigger();
  const issued = slack.world.triggers.get(late);
  if (issued) slack.world.triggers.set(late, { ...issued, expires: Date.now() - 1 });
  expect(await refusalOf(client().views.open({ trigger_id: late, view: modal('Two') }))).toEqual(
    wrong('trigger_id', 'expired_trigger_id'),
  );

  const other = webClient(slack, slack.workspace({ name: 'Other Club' }).botToken);
  const foreign = other.views.open({ trigger_id: await trigger(), view: modal('Two') });
  expect(await refusalOf(foreign)).toEqual(wrong('trigger_id', 'invalid_trigger_id'));
  expect(await refusalOf(client().views.open({ trigger_id: 'made up', view: modal('Two') }))).toEqual(
    wrong('trigger_id', 'invalid_trigger_id'),
  );
});

test('a rejected view does not use up a trigger', async () => {
  const trigger_id = await trigger();
  const refusal = await refusalOf(client().views.open({ trigger_id, view: modal('x'.repeat(25)) }));
  expect(refusal).toEqual({
    error: 'invalid_arguments',
    messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
  });
  await client().views.open({ trigger_id, view: modal('One') });
});

test('at most two modals can be pushed onto a modal', async () => {
  await client().views.open({ trigger_id: await trigger(), view: modal('One') });
  const one = ann.modal;
  await client().views.push({ trigger_id: await trigger(), view: modal('Two') });
  expect([ann.modal?.rootId, ann.modal?.previousId]).toEqual([one?.id, one?.id]);
  await client().views.push({ trigger_id: await trigger(), view: modal('Three') });
  const fourth = client().views.push({ trigger_id: await trigger(), view: modal('Four') });
  expect(await refusalOf(fourth)).toEqual(wrong('trigger_id', 'push_limit_reached'));
  await ann.closes();
  expect(ann.reads('modal')).toContain('== Two ==');
});

test('an update keeps entered values and is rejected with an outdated hash', async () => {
  const { view } = await client().views.open({
    trigger_id: await trigger(),
    view: modal('One', { external_id: 'mine' }),
  });
  await ann.fills({ Words: 'Hello' });
  await client().views.update({
    external_id: 'mine',
    hash: view?.hash ?? '',
    view: modal('Two', { external_id: 'mine' }),
  });
  expect(ann.reads('modal')).toBe('== Two ==\nWords: Hello\n[More]\n[Close] [Send]');
  const stale = client().views.update({ view_id: view?.id ?? '', hash: view?.hash ?? '', view: modal('Three') });
  expect(await refusalOf(stale)).toEqual(wrong('hash', 'hash_conflict'));
});

test('an external_id is unique among open views', async () => {
  const bob = club.person({ name: 'Bob' });
  await client().views.open({ trigger_id: await trigger(), view: modal('One', { external_id: 'mine' }) });
  await bob.uses('Greet');
  const trigger_id = String(slack.deliveries().at(-1)?.body.trigger_id);
  const again = client().views.open({ trigger_id, view: modal('Two', { external_id: 'mine' }) });
  expect(await refusalOf(again)).toEqual({ error: 'duplicate_external_id' });
});

test('a closed view is not found', async () => {
  const { view } = await client().views.open({ trigger_id: await trigger(), view: modal('One') });
  await ann.closes();
  expect(await refusalOf(client().views.update({ view_id: view?.id ?? '', view: modal('Two') }))).toEqual(
    wrong('view_id', 'not_found'),
  );
});

test('Home is published per person, keeps its ID and checks the hash', async () => {
  const first = await client().views.publish({ user_id: ann.id, view: home('One') });
  const second = await client().views.publish({ user_id: ann.id, view: home('Two'), hash: first.view?.hash ?? '' });
  expect(second.view?.id).toBe(first.view?.id);
  const stale = client().views.publish({ user_id: ann.id, view: home('Three'), hash: first.view?.hash ?? '' });
  expect(await refusalOf(stale)).toEqual(wrong('hash', 'hash_conflict'));
  expect(ann.reads('Home')).toBe('# Two');
  expect(await refusalOf(client().views.publish({ user_id: 'U404', view: home('x') }))).toEqual(
    wrong('user_id', 'user_not_found'),
  );
});

test('an app with disabled tabs cannot publish a Home or send direct messages', async () => {
  const app_home = { home_tab_enabled: false, messages_tab_enabled: false };
  const manifest = { ...sampleManifest, features: { ...sampleManifest.features, app_home } };
  const bare = await startSlack({ manifest });
  const other = bare.workspace({ name: 'Chess Club' });
  const bob = other.person({ name: 'Bob' });
  const client = webClient(bare, other.botToken);
  expect(await refusalOf(client.views.publish({ user_id: bob.id, view: home('x') }))).toEqual(
    wrong('view', 'not_enabled'),
  );
  expect(await refusalOf(client.chat.postMessage({ channel: bob.id, text: 'x' }))).toEqual(
    wrong('channel', 'messages_tab_disabled'),
  );
  await bare.close();
});
