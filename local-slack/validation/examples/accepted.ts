import {
  actions,
  button,
  context,
  divider,
  header,
  home,
  image,
  type Json,
  many,
  md,
  message,
  modal,
  type Payload,
  plain,
  richText,
  section,
  words,
  x,
} from './build.js';

const cell = (text: string): Json => ({ type: 'raw_text', text });
const styled = { bold: true, italic: true, strike: true, code: true, underline: true };
const card = { type: 'card', title: md('Guide'), body: md('How we work'), actions: [button()] };
const task = { type: 'task_card', task_id: '1', title: 'Read', status: 'complete' };

export const accepted: readonly (readonly [name: string, payload: Payload])[] = [
  ['a text only', { message: { text: 'Good morning' } }],
  ['a text of 40,000', { message: { text: x(40_000) } }],
  ['blocks without text', { message: { blocks: [divider] } }],
  ['markdown text', { message: { markdown_text: '**Good** morning' } }],
  ['50 blocks in a message', message(many(50, () => divider))],
  ['an attachment with blocks', { message: { attachments: [{ color: '#7A2E1D', blocks: [section()] }] } }],
  ['100 attachments', { message: { text: 'All', attachments: many(100, () => ({ text: 'one' })) } }],
  [
    'metadata',
    message([], { metadata: { event_type: 'delivery', event_payload: { id: '1', retries: 2, late: true } } }),
  ],
  [
    'nested metadata',
    message([], { metadata: { event_type: 'a', event_payload: { of: { id: 1 }, all: [{ id: 2 }] } } }),
  ],
  ['100 blocks in a modal', modal(many(100, () => divider))],
  ['100 blocks on Home', home(many(100, () => divider))],
  ['a modal without inputs or submit', { view: { type: 'modal', title: plain('Help'), blocks: [section()] } }],
  ['a modal title of 24', modal([divider], { title: plain(x(24)), close: plain(x(24)), submit: plain(x(24)) })],
  ['a modal with every setting', modal([divider], { clear_on_close: true, notify_on_close: true, external_id: 'a' })],
  ['private metadata of 3,000', home([divider], { private_metadata: x(3000), callback_id: x(255) })],
  ['a view of almost 250 KB', home(many(80, () => section({ text: md(x(3000)) })))],
  ['an emoji counted as one character', modal([divider], { title: plain('🔥'.repeat(24)) })],
  [
    'the same action_id in two blocks',
    home([actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))]),
  ],
  ['section text of 3,000', home([section({ text: md(x(3000)), expand: true })])],
  ['section with 10 fields of 2,000', message([{ type: 'section', fields: many(10, () => md(x(2000))) }])],
  ['section with verbatim text', message([section({ text: { type: 'mrkdwn', text: 'https://a.b', verbatim: true } })])],
  ['section with a button', message([section({ accessory: button({ value: x(2000), style: 'primary' }) })])],
  ['section with an image', message([section({ accessory: image })])],
  ['header of 150', message([header(plain(x(150)))])],
  ['header with emoji', home([header({ ...plain(':fire: Streak'), emoji: true })])],
  ['context with 10 parts', home([context(...many(9, () => md('12 days')), image)])],
  ['actions with 25 buttons', message([actions(...many(25, (index) => button({ action_id: `b${index}` })))])],
  ['image with a title', message([{ ...image, title: plain(x(2000)), alt_text: x(2000) }])],
  ['image from a Slack file', home([{ type: 'image', slack_file: { id: 'F0001' }, alt_text: 'A chart' }])],
  [
    'image from a Slack file by URL',
    home([{ type: 'image', slack_file: { url: 'https://files.slack.com/a.png' }, alt_text: 'A' }]),
  ],
  [
    'rich text of every kind',
    message([
      richText(
        words(
          { type: 'text', text: 'Hi', style: styled },
          { type: 'user', user_id: 'U1' },
          { type: 'emoji', name: 'wave' },
        ),
        words({ type: 'link', url: 'https://example.com', text: 'here' }, { type: 'channel', channel_id: 'C1' }),
        words(
          { type: 'usergroup', usergroup_id: 'S1' },
          { type: 'broadcast', range: 'here' },
          { type: 'team', team_id: 'T1' },
        ),
        words(
          { type: 'date', timestamp: 1_700_000_000, format: '{date}', fallback: 'today' },
          { type: 'color', value: '#fff' },
        ),
        {
          type: 'rich_text_list',
          style: 'ordered',
          indent: 8,
          border: 1,
          elements: [words({ type: 'text', text: 'one' })],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'npm test' }] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said' }] },
      ),
    ]),
  ],
  [
    'video',
    message([
      {
        type: 'video',
        video_url: 'https://a.b/v',
        thumbnail_url: 'https://a.b/t',
        alt_text: 'A',
        title: plain('Intro'),
      },
    ]),
  ],
  ['markdown of 12,000', message([{ type: 'markdown', text: x(12_000) }])],
  [
    'table',
    message([
      {
        type: 'table',
        rows: [[cell('Name')], [{ type: 'raw_number', value: 3, text: '3' }]],
        column_settings: [{ align: 'right', is_wrapped: true }],
      },
    ]),
  ],
  [
    'data table',
    message([{ type: 'data_table', caption: 'Streaks', rows: [[cell('Ann')], [cell('12')]], page_size: 100 }]),
  ],
  ['cards in a carousel', home([{ type: 'carousel', elements: [card, card] }])],
  [
    'container',
    message([
      {
        type: 'container',
        title: plain('More'),
        child_blocks: [section()],
        is_collapsible: true,
        default_collapsed: true,
      },
    ]),
  ],
  ['plan with tasks', message([{ type: 'plan', title: 'Today', tasks: [task] }])],
  [
    'feedback buttons',
    message([
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            positive_button: { text: plain('Good'), value: '1' },
            negative_button: { text: plain('Bad'), value: '0' },
          },
          { type: 'icon_button', icon: 'trash', text: plain('Delete') },
        ],
      },
    ]),
  ],
  ['alert in a modal', modal([{ type: 'alert', text: md('Careful'), level: 'warning' }])],
];
