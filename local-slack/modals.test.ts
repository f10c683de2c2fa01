import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { actions, button, input, kept, options, plain } from './sample/blocks.js';
import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type Receiver, type Reply, startReceiver } from './sample/receiver.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;
let club: DrivenWorkspace;
let ann: DrivenPerson;
let receiver: Receiver;
let reply: Reply | (() => Promise<Reply>);

const colours = options('Red', 'Green', 'Blue');

beforeEach(async () => {
  reply = {};
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
  });
  receiver = await startReceiver(slack, () => (typeof reply === 'function' ? reply() : reply));
  club = slack.workspace({ name: 'Chess Club' });
  ann = club.person({ name: 'Ann Lee', zone: 'Europe/Berlin' });
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

const lastBody = () => slack.deliveries().at(-1)?.body ?? {};

/** Opens a modal from the global shortcut, as an app does. */
async function open(view: object): Promise<void> {
  await ann.uses('Greet');
  await webClient(slack, club.botToken).apiCall('views.open', {
    trigger_id: lastBody().trigger_id,
    view: { type: 'modal', title: plain('Greet'), submit: plain('Send'), callback_id: 'greet', ...view },
  });
}

test('a submission has initial values for untouched inputs and empty values for empty ones', async () => {
  await open({
    private_metadata: 'm',
    blocks: [
      input('Text', { type: 'plain_text_input', initial_value: 'as it was' }),
      input('Empty text', { type: 'plain_text_input' }, { optional: true }),
      input('Colour', { type: 'static_select', options: colours, initial_option: colours[2] }),
      input('No colour', { type: 'static_select', options: colours }, { optional: true }),
      input('Radio', { type: 'radio_buttons', options: colours }, { optional: true }),
      input('Boxes', { type: 'checkboxes', options: colours, initial_options: [colours[0]] }),
      input('No boxes', { type: 'checkboxes', options: colours }, { optional: true }),
      input('Who', { type: 'users_select' }, { optional: true }),
      input('Whos', { type: 'multi_users_select' }, { optional: true }),
      input('Where', { type: 'conversations_select' }, { optional: true }),
      input('Day', { type: 'datepicker', initial_date: '2026-03-05' }),
      input('No day', { type: 'datepicker' }, { optional: true }),
      input('Time', { type: 'timepicker' }, { optional: true }),
      input('Number', { type: 'number_input', is_decimal_allowed: false }, { optional: true }),
    ],
  });
  await ann
    .fills({ Text: 'changed', Radio: 'Red', 'No boxes': ['Red', 'Blue'], Boxes: [], Whos: [ann], Day: null })
    .submits();
  expect(ann.errors()).toEqual({
    Boxes: 'Please complete this required field.',
    Day: 'Please complete this required field.',
  });
  await ann.fills({ Boxes: ['Green'], Day: '2026-03-06' }).submits();
  const { view } = lastBody();
  expect(view).toMatchObject({
    type: 'modal',
    callback_id: 'greet',
    private_metadata: 'm',
    state: {
      values: {
        Text: { it: { type: 'plain_text_input', value: 'changed' } },
        'Empty text': { it: { type: 'plain_text_input', value: null } },
        Colour: { it: { type: 'static_select', selected_option: kept('Blue') } },
        'No colour': { it: { type: 'static_select', selected_option: null } },
        Radio: { it: { type: 'radio_buttons', selected_option: kept('Red') } },
        Boxes: { it: { type: 'checkboxes', selected_options: [kept('Green')] } },
        'No boxes': { it: { type: 'checkboxes', selected_options: [kept('Red'), kept('Blue')] } },
        Who: { it: { type: 'users_select', selected_user: null } },
        Whos: { it: { type: 'multi_users_select', selected_users: [ann.id] } },
        Where: { it: { type: 'conversations_select', selected_conversation: null } },
        Day: { it: { type: 'datepicker', selected_date: '2026-03-06' } },
        'No day': { it: { type: 'datepicker', selected_date: null } },
        Time: { it: { type: 'timepicker', selected_time: null } },
        Number: { it: { type: 'number_input', value: null } },
      },
    },
  });
  expect(ann.modal).toBeUndefined();
});

test('an app can respond to a submission with errors, update, push or clear', async () => {
  const words = input('Words', { type: 'plain_text_input' });
  const view = (title: string) => ({ type: 'modal', title: plain(title), submit: plain('Send'), blocks: [words] });
  await open({ blocks: [words] });
  await ann.fills({ Words: 'Boo' });

  reply = { body: { response_action: 'errors', errors: { Words: 'Be kind.' } } };
  await ann.submits();
  expect(ann.reads('modal')).toBe('== Greet ==\nWords: Boo\n  ! Be kind.\n[Close] [Send]');

  reply = { body: { response_action: 'update', view: view('Again') } };
  await ann.submits();
  expect(ann.reads('modal')).toBe('== Again ==\nWords: Boo\n[Close] [Send]');

  reply = { body: { response_action: 'push', view: view('And again') } };
  await ann.submits();
  expect(ann.reads('modal')).toBe('== And again ==\nWords:\n[Close] [Send]');
  await ann.closes();
  expect(ann.reads('modal')).toBe('== Again ==\nWords: Boo\n[Close] [Send]');

  reply = { body: { response_action: 'clear' } };
  await ann.submits();
  expect(ann.modal).toBeUndefined();
  expect(ann.notices).toEqual([]);
});

test('errors for a block that is not an input fail with a notice and in the log', async () => {
  await open({ blocks: [actions(button('x')), input('Words', { type: 'plain_text_input', initial_value: 'x' })] });
  reply = { body: { response_action: 'errors', errors: { buttons: 'No.', Words: 'No.' } } };
  await ann.submits();
  expect(slack.deliveries('view_submission greet').map((it) => it.failure)).toEqual(['errors for no input: buttons']);
  expect(ann.notices).toEqual(['Greeter responded with an error (errors for no input: buttons).']);
  expect(ann.modal).toBeDefined();
});

test('an invalid view in a response fails with a notice', async () => {
  await open({ blocks: [input('Words', { type: 'plain_text_input', initial_value: 'x' })] });
  reply = { body: { response_action: 'update', view: { type: 'modal', title: plain('x'.repeat(25)), blocks: [] } } };
  await ann.submits();
  expect(ann.notices).toEqual([
    expect.stringContaining('must be less than 25 characters [json-pointer:/view/title/text]'),
  ]);
});

test('closing a modal with notify_on_close sends view_closed', async () => {
  await open({ notify_on_close: true, blocks: [input('Words', { type: 'plain_text_input' })] });
  await ann.closes();
  expect(lastBody()).toMatchObject({ type: 'view_closed', is_cleared: false, view: { callback_id: 'greet' } });
  await open({ notify_on_close: true, blocks: [input('Words', { type: 'plain_text_input' })] });
  await ann.closesAll();
  expect(lastBody()).toMatchObject({ type: 'view_closed', is_cleared: true, view: { callback_id: 'greet' } });
});

test('the options of an external select come from the app', async () => {
  await open({ blocks: [input('City', { type: 'external_select' })] });
  reply = { body: { options: [{ text: plain('Berlin'), value: 'b' }] } };
  await ann.fills({ City: 'Berlin' });
  const { trigger_id: _, ...body } = lastBody();
  expect(body).toMatchObject({ type: 'block_suggestion', block_id: 'City', action_id: 'it', value: 'Berlin' });
  expect(ann.reads('modal')).toContain('City: Berlin');
});

test('options can be grouped, and an invalid list fails with a notice', async () => {
  await open({ blocks: [input('City', { type: 'multi_external_select' })] });
  const group = (label: string, ...texts: string[]) => ({ label: plain(label), options: options(...texts) });
  reply = { body: { option_groups: [group('North', 'Oslo'), group('South', 'Rome', 'Athens')] } };
  await ann.fills({ City: ['Rome', 'Oslo'] });
  expect(ann.reads('modal')).toContain('City: Rome, Oslo');
  reply = { body: { cities: [] } };
  await expect(ann.fills({ City: ['Rome'] })).rejects.toThrow('There is no option "Rome". There is: ');
  expect(ann.notices).toEqual(['Greeter responded with an error (invalid options).']);
});

test('an input with dispatch_action sends every change', async () => {
  await open({ blocks: [input('Colour', { type: 'static_select', options: colours }, { dispatch_action: true })] });
  await ann.fills({ Colour: 'Red' });
  expect(lastBody()).toMatchObject({
    type: 'block_actions',
    container: { type: 'view' },
    actions: [{ type: 'static_select', block_id: 'Colour', selected_option: kept('Red') }],
  });
});
