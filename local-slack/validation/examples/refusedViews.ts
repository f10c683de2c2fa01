import { divider, home, input, many, md, modal, plain, section, textInput, x } from './build.js';
import type { Refused } from './refuse.js';

const unsubmitted = { view: { type: 'modal', title: plain('A'), blocks: [divider, input(textInput())] } };

export const refusedViews: readonly Refused[] = [
  ['a missing view', { view: undefined }, '', 'missing required field: view'],
  ['a view that is a string', { view: '{}' }, '/view', 'must provide an object'],
  ['a view of unknown type', modal([divider], { type: 'dialog' }), '/view/type', 'must be a valid enum value'],
  ['a modal without title', { view: { type: 'modal', blocks: [divider] } }, '/view', 'missing required field: title'],
  [
    'a modal title of 25',
    modal([divider], { title: plain(x(25)) }),
    '/view/title/text',
    'must be less than 25 characters',
  ],
  [
    'an empty modal title',
    modal([divider], { title: plain('') }),
    '/view/title/text',
    'must be more than 0 characters',
  ],
  ['a modal title in mrkdwn', modal([divider], { title: md('A') }), '/view/title/type', 'must be a valid enum value'],
  [
    'a submit of 25',
    modal([divider], { submit: plain(x(25)) }),
    '/view/submit/text',
    'must be less than 25 characters',
  ],
  ['a close of 25', modal([divider], { close: plain(x(25)) }), '/view/close/text', 'must be less than 25 characters'],
  ['a view without blocks', { view: { type: 'home' } }, '/view', 'missing required field: blocks'],
  ['an empty list of blocks', home([]), '/view/blocks', 'must provide at least 1 items'],
  ['101 blocks', home(many(101, () => divider)), '/view/blocks', 'no more than 100 items allowed'],
  [
    'metadata of 3,001',
    modal([divider], { private_metadata: x(3001) }),
    '/view/private_metadata',
    'must be less than 3001 characters',
  ],
  [
    'metadata that is an object',
    home([divider], { private_metadata: {} }),
    '/view/private_metadata',
    'must provide a string',
  ],
  [
    'a callback_id of 256',
    modal([divider], { callback_id: x(256) }),
    '/view/callback_id',
    'must be less than 256 characters',
  ],
  [
    'an external_id of 256',
    modal([divider], { external_id: x(256) }),
    '/view/external_id',
    'must be less than 256 characters',
  ],
  ['a view with state', modal([divider], { state: {} }), '/view', 'invalid additional property: state'],
  ['a title on Home', home([divider], { title: plain('A') }), '/view', 'invalid additional property: title'],
  [
    'inputs without submit',
    unsubmitted,
    '/view/blocks/1/input',
    'must define `submit` to use an `input` block in modals',
  ],
  [
    'two elements with focus_on_load',
    modal([input(textInput({ focus_on_load: true })), input(textInput({ focus_on_load: true }))]),
    '/view/blocks/1/element/focus_on_load',
    'only one element can have `focus_on_load` set to true',
  ],
  [
    'a repeated block_id',
    home([section({ block_id: 'a' }), section({ block_id: 'a' })]),
    '/view/blocks/1/block_id',
    '`block_id` "a" already exists',
  ],
];
