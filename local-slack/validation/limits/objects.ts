import { chars, items, type Limits, type LimitsByType, plainText, url } from './limit.js';

const text: Limits = { source: 'reference/block-kit/composition-objects/text-object', at: { text: chars(3000) } };

const option: Limits = {
  source: 'reference/block-kit/composition-objects/option-object',
  at: {
    '.': { required: ['value'] },
    'text.text': chars(75),
    value: chars(150),
    'description.text': chars(75),
    url: url('link'),
  },
};

export const objectLimits: LimitsByType = {
  PlainTextElement: text,
  MrkdwnElement: text,
  Option: option,
  PlainTextOption: option,
  ConfirmationDialog: {
    source: 'reference/block-kit/composition-objects/confirmation-dialog-object',
    at: {
      '.': { required: ['title', 'confirm', 'deny'] },
      'title.text': chars(100),
      text: plainText,
      'text.text': chars(300),
      'confirm.text': chars(30),
      'deny.text': chars(30),
    },
  },
  SlackFile: {
    source: 'reference/block-kit/composition-objects/slack-file-object',
    at: { url: url('web url'), id: chars(255) },
  },
  DispatchActionConfig: {
    source: 'reference/block-kit/composition-objects/dispatch-action-configuration-object',
    at: { trigger_actions_on: items(1, 2) },
  },
};
