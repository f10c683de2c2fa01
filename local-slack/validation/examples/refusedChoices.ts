import { actions, choice, group, input, md, option, options, plain, section, x } from './build.js';
import { asInput, inMessage, inModal, onHome, type Refused } from './refuse.js';

const link = { url: 'https://example.com' };
const elsewhere = '`response_url_enabled` must be in an `input` block of a modal';

export const refusedChoices: readonly Refused[] = [
  asInput('a select without options', { type: 'static_select' }, '', '`options` or `option_groups` must be specified'),
  asInput(
    'a select with options and groups',
    choice('static_select', { option_groups: [group('A', 1)] }),
    '',
    'must not define both `options` and `option_groups`',
  ),
  asInput('no options', choice('static_select', { options: [] }), '/options', 'must provide at least 1 items'),
  asInput(
    '101 options',
    choice('static_select', { options: options(101) }),
    '/options',
    'no more than 100 items allowed',
  ),
  asInput(
    '101 options in a group',
    { type: 'static_select', option_groups: [group('A', 101)] },
    '/option_groups/0/options',
    'no more than 100 items allowed',
  ),
  asInput(
    'a group label of 76',
    { type: 'multi_static_select', option_groups: [group(x(76), 1)] },
    '/option_groups/0/label/text',
    'must be less than 76 characters',
  ),
  asInput(
    'a placeholder of 151',
    choice('static_select', { placeholder: plain(x(151)) }),
    '/placeholder/text',
    'must be less than 151 characters',
  ),
  asInput(
    'an option text of 76',
    choice('static_select', { options: [option(x(76))] }),
    '/options/0/text/text',
    'must be less than 76 characters',
  ),
  asInput(
    'an option value of 151',
    choice('radio_buttons', { options: [option('a', { value: x(151) })] }),
    '/options/0/value',
    'must be less than 151 characters',
  ),
  asInput(
    'an option without value',
    choice('static_select', { options: [{ text: plain('a') }] }),
    '/options/0',
    'missing required field: value',
  ),
  asInput(
    'an option description of 76',
    choice('checkboxes', { options: [option('a', { description: plain(x(76)) })] }),
    '/options/0/description/text',
    'must be less than 76 characters',
  ),
  asInput(
    'an option of a select in mrkdwn',
    choice('static_select', { options: [option('a', { text: md('a') })] }),
    '/options/0/text/type',
    'must be a valid enum value',
  ),
  asInput(
    'a link in an option of a select',
    choice('static_select', { options: [option('a', link)] }),
    '/options/0',
    'invalid additional property: url',
  ),
  asInput(
    'a null initial option',
    choice('static_select', { initial_option: null }),
    '/initial_option',
    'must provide an object',
  ),
  asInput(
    'an initial option that is not offered',
    choice('static_select', { initial_option: option('other') }),
    '/initial_option',
    'must be one of the provided options',
  ),
  asInput(
    'an initial option with another text',
    choice('radio_buttons', { initial_option: option('choice 1', { text: plain('Choice 1') }) }),
    '/initial_option',
    'must be one of the provided options',
  ),
  asInput(
    'an empty list of initial options',
    choice('checkboxes', { initial_options: [] }),
    '/initial_options',
    'must be one of the provided options',
  ),
  asInput(
    'initial options that are not all offered',
    choice('multi_static_select', { initial_options: [option('choice 1'), option('b')] }),
    '/initial_options',
    'must be one of the provided options',
  ),
  asInput(
    'a maximum of 0 items',
    choice('multi_static_select', { max_selected_items: 0 }),
    '/max_selected_items',
    'must be greater than 1',
  ),
  asInput(
    'an empty conversation filter',
    { type: 'conversations_select', filter: {} },
    '/filter',
    'must have minimum 1 properties',
  ),
  asInput(
    'an unknown kind of conversation',
    { type: 'conversations_select', filter: { include: ['dm'] } },
    '/filter/include/0',
    'must be a valid enum value',
  ),
  inModal(
    'response_url outside of an input',
    actions({ type: 'channels_select', response_url_enabled: true }),
    '/elements/0/response_url_enabled',
    elsewhere,
  ),
  onHome(
    'response_url on Home',
    input({ type: 'channels_select', response_url_enabled: true }),
    '/element/response_url_enabled',
    elsewhere,
  ),
  asInput('11 checkboxes', choice('checkboxes', { options: options(11) }), '/options', 'no more than 10 items allowed'),
  asInput(
    '11 radio buttons',
    choice('radio_buttons', { options: options(11) }),
    '/options',
    'no more than 10 items allowed',
  ),
  inMessage(
    'an overflow menu of 6',
    section({ accessory: choice('overflow', { options: options(6) }) }),
    '/accessory/options',
    'no more than 5 items allowed',
  ),
  asInput('an overflow as input', choice('overflow', {}), '/type', 'unsupported type: overflow'),
];
