import { createClock } from './clock.js';
import type { DrivenPerson } from './driver/person.js';
import type { DrivenWorkspace } from './driver/workspace.js';
import { type SampleApp, startSampleApp } from './sample/app.js';
import { button, options, plain } from './sample/blocks.js';
import { webClient } from './sample/client.js';
import { greet } from './sample/greeter.js';
import { sampleManifest } from './sample/manifest.js';
import { type LocalSlack, startSlack } from './slack.js';
import type { Channel } from './world/workspace.js';

let slack: LocalSlack;
let greeter: SampleApp;
let club: DrivenWorkspace;
let ann: DrivenPerson;
let bob: DrivenPerson;
let lounge: Channel;

beforeEach(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-02T08:00:00Z') }),
    answerWithinMs: 20_000,
  });
  greeter = await startSampleApp(slack, greet);
  club = slack.workspace({ name: 'Chess Club' });
  ann = club.person({ name: 'Ann', zone: 'Europe/Berlin' });
  bob = club.person({ name: 'Bob', zone: 'America/New_York' });
  lounge = club.channel({ name: 'lounge', members: [ann, bob], withApp: true });
});

afterEach(async () => {
  await greeter.stop();
  await slack.close();
});

function post(channel: string, ...blocks: object[]) {
  return webClient(slack, club.botToken).apiCall('chat.postMessage', { channel, text: 'x', blocks });
}

test('Ann greets Bob from her Home, and Bob gets a direct message', async () => {
  await ann.opensHome();
  expect(ann.reads('Home')).toBe('# Today\n[Greet]');
  await ann.presses('Greet');
  expect(ann.reads('modal')).toBe('== Greet ==\nWhom:\nWords: Hello\n[Close] [Send]');

  await ann.presses('Send');
  expect(ann.errors()).toEqual({ Whom: 'Please complete this required field.' });
  await ann.fills({ Whom: 'Bob', Words: 'Boo' }).submits();
  expect(ann.errors()).toEqual({ Words: 'Be kind.' });
  await ann.fills({ Words: 'Good morning' }).submits();

  expect(ann.modal).toBeUndefined();
  await bob.sees('DM', /Good morning/);
  expect(bob.directMessages()).toEqual(['Greeter: Good morning from @Ann']);
  expect(ann.notices).toEqual([]);
});

test('the response to a command is visible only to the person who typed it', async () => {
  expect(await ann.types('/greet @bob', { in: lounge })).toBe('Greeter (only you): You greet @Bob');
  expect(bob.reads(lounge)).toBe('(no messages)');
  expect(await ann.types('/dance', { in: lounge })).toBe('/dance is not a valid command.');
});

test('people read mentions as names, times in their zone, and the URLs of links', async () => {
  const text = `<@${bob.id}> in <#${lounge.id}> <!date^1772438400^{date_short_pretty} at {time}|then> <https://x.example|here> <!channel> &lt;!channel&gt;`;
  await post(lounge.id, { type: 'section', text: { type: 'mrkdwn', text } });
  expect(ann.reads(lounge)).toBe(
    'Greeter: @Bob in #lounge today at 9:00 AM here (https://x.example) @channel <!channel>',
  );
  expect(bob.reads(lounge)).toContain('today at 3:00 AM');
});

test('every block is shown as lines', async () => {
  await post(
    lounge.id,
    { type: 'header', text: plain('Score') },
    { type: 'section', text: plain('Wins'), fields: [plain('Ann 3'), plain('Bob 1')], accessory: button('More') },
    {
      type: 'context',
      elements: [plain('updated'), { type: 'image', alt_text: 'a clock', image_url: 'https://x.example/c.png' }],
    },
    { type: 'divider' },
    { type: 'image', alt_text: 'Wins by month', image_url: 'https://x.example/w.png' },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Next: ' },
            { type: 'user', user_id: bob.id },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'play' },
                { type: 'emoji', name: 'tada' },
              ],
            },
          ],
        },
      ],
    },
    {
      type: 'actions',
      elements: [button('Join'), { type: 'overflow', action_id: 'o', options: [{ text: plain('Leave'), value: 'l' }] }],
    },
  );
  expect(ann.reads(lounge)).toBe(`Greeter: # Score
Wins
Ann 3
Bob 1 [More]
· updated · (picture: a clock)
---
(picture: Wins by month)
Next: @Bob
• play:tada:
[Join] [… Leave]`);
});

test('a button is pressed in the newest message that has it', async () => {
  await post(lounge.id, { type: 'actions', elements: [button('Join', { value: 'old' })] });
  await post(lounge.id, { type: 'actions', elements: [button('Join', { value: 'new' })] });
  ann.looksAt(lounge);
  await ann.presses('Join');
  expect(slack.deliveries('block_actions Join').map((it) => it.body.actions)).toEqual([
    [expect.objectContaining({ value: 'new' })],
  ]);
});

test('a button with a confirm dialog asks for confirmation', async () => {
  const confirm = {
    title: plain('Sure?'),
    text: plain('It cannot be undone.'),
    confirm: plain('Delete'),
    deny: plain('Keep'),
  };
  await post(lounge.id, { type: 'actions', elements: [button('Remove', { confirm })] });
  ann.looksAt(lounge);
  await ann.presses('Remove');
  expect(ann.dialog).toBe('Sure?: It cannot be undone.');
  await ann.presses('Keep');
  expect([ann.dialog, slack.deliveries('block_actions Remove').length]).toEqual([undefined, 0]);
  await ann.presses('Remove');
  await ann.presses('Delete');
  expect(slack.deliveries('block_actions Remove')).toHaveLength(1);
});

test('an option of an overflow menu is chosen by its text', async () => {
  await post(ann.id, {
    type: 'section',
    text: plain('You are in.'),
    accessory: { type: 'overflow', action_id: 'menu', options: options('Leave', 'Settings') },
  });
  await ann.opensDirectMessages();
  await ann.chooses('Settings');
  expect(slack.deliveries('block_actions menu').map((it) => it.body.actions)).toEqual([
    [
      expect.objectContaining({
        type: 'overflow',
        selected_option: { text: { ...plain('Settings'), emoji: true }, value: 'settings' },
      }),
    ],
  ]);
});

test('a checkbox can be checked and unchecked', async () => {
  const boxes = { type: 'checkboxes', action_id: 'boxes', options: options('Tea', 'Coffee', 'Cake') };
  await post(lounge.id, { type: 'actions', elements: [boxes] });
  ann.looksAt(lounge);
  await ann.chooses('Tea');
  await ann.chooses('Cake');
  await ann.chooses('Tea');
  expect(ann.reads(lounge)).toBe('Greeter: [ ] Tea\n[ ] Coffee\n[x] Cake');
  expect(bob.reads(lounge)).toBe('Greeter: [ ] Tea\n[ ] Coffee\n[ ] Cake');
});

test('a failed lookup reports what is there instead', async () => {
  await ann.opensHome();
  await expect(ann.presses('Great')).rejects.toThrow(
    'There is no button "Great" where Ann is. There is:\n\n# Today\n[Greet]',
  );
  await expect(ann.uses('Great')).rejects.toThrow('There is no shortcut "Great". There is: "Greet"');
  await expect(ann.submits()).rejects.toThrow('Ann has no modal open. There is:\n\n# Today\n[Greet]');
  await ann.presses('Greet');
  await expect(ann.fills({ Who: 'Bob' })).rejects.toThrow('There is no field "Who" where Ann is.');
  await expect(bob.sees('Home', /Today/, { within: 20 })).rejects.toThrow(
    'Bob does not see /Today/ there. There is:\n\n(no Home)',
  );
  await expect(bob.posts(club.channel({ name: 'attic' }), 'x')).rejects.toThrow('Bob is not in #attic.');
});

test('a failed lookup reports notices about the app', async () => {
  await ann.opensHome();
  await greeter.stop();
  await ann.presses('Greet');
  await expect(ann.submits()).rejects.toThrow(
    'Ann has no modal open. There is:\n\n# Today\n[Greet]\n\nSlack told Ann: Greeter responded with an error (connection_failed).',
  );
});

test('sees() waits for a message and resolves with it', async () => {
  const seen = bob.sees(lounge, /Who plays/);
  const parent = await ann.posts(lounge, 'Who plays?');
  expect(await seen).toBe(parent);
  const reply = bob.sees(parent, /Me/);
  await ann.posts(lounge, 'Me', { thread: parent });
  expect((await reply).text).toBe('Me');
});

test('forty people can use the app at the same time', async () => {
  const people = Array.from({ length: 40 }, (_, n) => club.person({ name: `Member ${n}` }));
  await Promise.all(
    people.map(async (person) => {
      await person.opensHome();
      await person.sees('Home', /Greet/);
      await person.presses('Greet');
      await person.fills({ Whom: ann }).submits();
    }),
  );
  expect(ann.directMessages()).toHaveLength(40);
  expect(people.flatMap((it) => it.notices)).toEqual([]);
});
