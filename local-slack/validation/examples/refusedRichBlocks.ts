import { divider, type Json, many, md, message, plain, richText, words, x } from './build.js';
import { inMessage, inModal, onHome, type Refused } from './refuse.js';

const cell = (text: string): Json => ({ type: 'raw_text', text });
const table = { type: 'table', rows: [[cell('Ann')]] };
const dataTable = (rows: unknown): Json => ({ type: 'data_table', caption: 'Streaks', rows });
const container = (more: Json): Json => ({ type: 'container', child_blocks: [divider], ...more });
const video = {
  type: 'video',
  video_url: 'https://a.b',
  thumbnail_url: 'https://a.b',
  alt_text: 'A',
  title: plain('A'),
};

export const refusedRichBlocks: readonly Refused[] = [
  inMessage(
    'rich text of unknown type',
    richText({ type: 'text', text: 'Hi' }),
    '/elements/0/type',
    'unsupported type: text',
  ),
  inMessage(
    'a quote inside a list',
    richText({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_quote', elements: [] }] }),
    '/elements/0/elements/0/type',
    'must be a valid enum value',
  ),
  inMessage(
    'empty rich text',
    richText(words({ type: 'text', text: '' })),
    '/elements/0/elements/0/text',
    'must be more than 0 characters',
  ),
  inMessage(
    'a list indented by 9',
    richText({ type: 'rich_text_list', style: 'bullet', indent: 9, elements: [] }),
    '/elements/0/indent',
    'must be less than 8',
  ),
  inMessage(
    'a video over http',
    { ...video, video_url: 'http://a.b' },
    '/video_url',
    'input must be a valid: https url',
  ),
  inMessage('markdown of 12,001', { type: 'markdown', text: x(12_001) }, '/text', 'must be less than 12001 characters'),
  [
    'markdown of 12,001 in two blocks',
    message([
      { type: 'markdown', text: x(6_001) },
      { type: 'markdown', text: x(6_000) },
    ]),
    '/blocks/1/text',
    'all markdown blocks together must be less than 12001 characters',
  ],
  inModal('markdown in a modal', { type: 'markdown', text: 'Hi' }, '/type', 'unsupported type: markdown'),
  inMessage('an alert in a message', { type: 'alert', text: md('Hi') }, '/type', 'unsupported type: alert'),
  inMessage('a remote file', { type: 'file', source: 'remote', external_id: '1' }, '/type', 'unsupported type: file'),
  ['two tables', message([table, table]), '/blocks/1', 'only_one_table_allowed'],
  onHome('a table on Home', table, '/type', 'unsupported type: table'),
  inMessage(
    '101 rows',
    { type: 'table', rows: many(101, () => [cell('a')]) },
    '/rows',
    'no more than 100 items allowed',
  ),
  inMessage(
    '21 columns',
    { type: 'table', rows: [many(21, () => cell('a'))] },
    '/rows/0',
    'no more than 20 items allowed',
  ),
  inMessage(
    'a number cell without text',
    { type: 'table', rows: [[{ type: 'raw_number', value: 1 }]] },
    '/rows/0/0',
    'missing required field: text',
  ),
  inMessage('a data table with only a header', dataTable([[cell('a')]]), '/rows', 'must provide at least 2 items'),
  inMessage(
    'a data table with a short row',
    dataTable([[cell('a'), cell('b')], [cell('c')]]),
    '/rows/1',
    'must have as many cells as the header row',
  ),
  inMessage(
    'a data table with a rich header',
    dataTable([[richText()], [cell('a')]]),
    '/rows/0/0/type',
    'unsupported type: rich_text',
  ),
  inMessage(
    'a data table of 10,001 characters',
    dataTable([[cell('a')], [cell(x(10_000))]]),
    '/rows',
    'must be less than 10001 characters',
  ),
  inMessage('an empty card', { type: 'card' }, '', 'must define `hero_image`, `title`, `actions` or `body`'),
  inModal('a card in a modal', { type: 'card', title: md('A') }, '/type', 'unsupported type: card'),
  inMessage('an empty carousel', { type: 'carousel', elements: [] }, '/elements', 'must provide at least 1 items'),
  inMessage('a container without title', container({}), '', 'must define either `title` or `rich_text_title`'),
  inMessage(
    'a collapsed container that is not collapsible',
    container({ title: plain('A'), default_collapsed: true }),
    '/default_collapsed',
    'must define `is_collapsible` to use `default_collapsed`',
  ),
  inMessage(
    'a container in a container',
    container({ title: plain('A'), child_blocks: [container({})] }),
    '/child_blocks/0/type',
    'unsupported type: container',
  ),
];
