import type { Message, Refusal } from '../index.js';
import { divider, many, md, section, x } from './build.js';

const payload = (event_payload: unknown): Message => ({
  text: 'Hi',
  metadata: { event_type: 'delivery', event_payload },
});
const valueError = 'must provide a string, a number, a boolean, an object of these, or an array of such objects';

/** Messages that Slack rejects, with the error for each. */
export const refusedMessages: readonly (readonly [name: string, message: Message, refusal: Refusal])[] = [
  ['an empty message', {}, { error: 'no_text', problems: [] }],
  ['an empty text', { text: '' }, { error: 'no_text', problems: [] }],
  ['spaces and no blocks', { text: ' \n', blocks: [], attachments: [] }, { error: 'no_text', problems: [] }],
  [
    'a text of 40,001',
    { text: x(40_001) },
    { error: 'msg_too_long', problems: [{ pointer: '/text', message: 'must be less than 40001 characters' }] },
  ],
  [
    'a text that is a number',
    { text: 7 },
    { error: 'invalid_arguments', problems: [{ pointer: '/text', message: 'must provide a string' }] },
  ],
  [
    'markdown text of 12,001',
    { markdown_text: x(12_001) },
    { error: 'msg_too_long', problems: [{ pointer: '/markdown_text', message: 'must be less than 12001 characters' }] },
  ],
  [
    'markdown text beside blocks',
    { markdown_text: 'Hi', blocks: [divider] },
    { error: 'markdown_text_conflict', problems: [] },
  ],
  [
    '51 blocks',
    { text: 'Hi', blocks: many(51, () => divider) },
    { error: 'invalid_blocks', problems: [{ pointer: '/blocks', message: 'no more than 50 items allowed' }] },
  ],
  [
    'blocks that are not a list',
    { text: 'Hi', blocks: { blocks: [] } },
    { error: 'invalid_blocks_format', problems: [{ pointer: '/blocks', message: 'must provide an array' }] },
  ],
  [
    '101 attachments',
    { text: 'Hi', attachments: many(101, () => ({ text: 'a' })) },
    { error: 'too_many_attachments', problems: [] },
  ],
  [
    'an unknown field of an attachment',
    { attachments: [{ text: 'a', indent: 1 }] },
    {
      error: 'invalid_attachments',
      problems: [{ pointer: '/attachments/0', message: 'invalid additional property: indent' }],
    },
  ],
  [
    'a long field in an attachment',
    { attachments: [{ blocks: [{ type: 'section', fields: [md(x(2001))] }] }] },
    {
      error: 'invalid_attachments',
      problems: [{ pointer: '/attachments/0/blocks/0/fields/0/text', message: 'must be less than 2001 characters' }],
    },
  ],
  [
    'metadata that is a string',
    { text: 'Hi', metadata: 'a' },
    { error: 'invalid_metadata_format', problems: [{ pointer: '/metadata', message: 'must provide an object' }] },
  ],
  [
    'metadata without type',
    { text: 'Hi', metadata: { event_payload: {} } },
    {
      error: 'invalid_metadata_schema',
      problems: [{ pointer: '/metadata/event_type', message: 'must provide a string' }],
    },
  ],
  [
    'metadata with an unknown field',
    { text: 'Hi', metadata: { event_type: 'a', event_payload: {}, id: 1 } },
    {
      error: 'invalid_metadata_schema',
      problems: [{ pointer: '/metadata', message: 'invalid additional property: id' }],
    },
  ],
  [
    'metadata without payload',
    payload(undefined),
    {
      error: 'invalid_metadata_schema',
      problems: [{ pointer: '/metadata/event_payload', message: 'must provide an object' }],
    },
  ],
  [
    'null in metadata',
    payload({ id: null }),
    { error: 'invalid_metadata_schema', problems: [{ pointer: '/metadata/event_payload/id', message: valueError }] },
  ],
  ['metadata of 20 KB', payload({ id: x(20_000) }), { error: 'metadata_too_large', problems: [] }],
  [
    'two mistakes at once',
    { text: 'Hi', blocks: [section({ text: md('') }), { type: 'nope' }] },
    {
      error: 'invalid_blocks',
      problems: [
        { pointer: '/blocks/0/text/text', message: 'must be more than 0 characters' },
        { pointer: '/blocks/1/type', message: 'unsupported type: nope' },
      ],
    },
  ],
];
