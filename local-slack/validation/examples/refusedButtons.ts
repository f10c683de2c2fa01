import { actions, type Json, many, md, plain, x } from './build.js';
import { asButton, asConfirm, inMessage, type Refused } from './refuse.js';

const icon = (name: string): Json => ({ type: 'icon_button', icon: name, text: plain('Delete') });
const contextActions = (...elements: Json[]): Json => ({ type: 'context_actions', elements });

export const refusedButtons: readonly Refused[] = [
  asButton('a button label of 76', { text: plain(x(76)) }, '/text/text', 'must be less than 76 characters'),
  asButton('an empty button label', { text: plain('') }, '/text/text', 'must be more than 0 characters'),
  asButton('a button label in mrkdwn', { text: md('Go') }, '/text/type', 'must be a valid enum value'),
  inMessage('a button without label', actions({ type: 'button' }), '/elements/0', 'missing required field: text'),
  asButton('a button value of 2,001', { value: x(2001) }, '/value', 'must be less than 2001 characters'),
  asButton('a button value that is a number', { value: 7 }, '/value', 'must provide a string'),
  asButton('an unknown button style', { style: 'default' }, '/style', 'must be a valid enum value'),
  asButton('a disabled button', { disabled: true }, '', 'invalid additional property: disabled'),
  asButton('block_id on a button', { block_id: 'a' }, '', 'invalid additional property: block_id'),
  asButton('an action_id of 256', { action_id: x(256) }, '/action_id', 'must be less than 256 characters'),
  asButton('a button with a javascript: URL', { url: 'javascript:alert(1)' }, '/url', 'input must be a valid: link'),
  asButton('a URL of 3,001', { url: `https://a.b/${x(2989)}` }, '/url', 'must be less than 3001 characters'),
  asButton(
    'an accessibility label of 76',
    { accessibility_label: x(76) },
    '/accessibility_label',
    'must be less than 76 characters',
  ),
  asButton(
    'a confirm without title',
    { confirm: { text: plain('A'), confirm: plain('A'), deny: plain('A') } },
    '/confirm',
    'missing required field: title',
  ),
  asConfirm('a confirm title of 101', { title: plain(x(101)) }, '/title/text', 'must be less than 101 characters'),
  asConfirm('a confirm text of 301', { text: plain(x(301)) }, '/text/text', 'must be less than 301 characters'),
  asConfirm('a confirm text in mrkdwn', { text: md('*Sure?*') }, '/text/type', 'must be a valid enum value'),
  asConfirm('a confirm button of 31', { confirm: plain(x(31)) }, '/confirm/text', 'must be less than 31 characters'),
  inMessage(
    'an icon button with a pencil',
    contextActions(icon('pencil')),
    '/elements/0/icon',
    'must be a valid enum value',
  ),
  inMessage(
    'six icon buttons',
    contextActions(...many(6, () => icon('trash'))),
    '/elements',
    'no more than 5 items allowed',
  ),
];
