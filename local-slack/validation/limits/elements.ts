import { chars, formatted, items, type Limit, type LimitsByType, notEmpty, upTo, url, whole } from './limit.js';

/** Only options of an overflow menu can have a URL. */
const withoutUrl: Limit = { forbidden: ['url'] };

const tenOptions = { options: items(1, 10), 'options[]': withoutUrl };
const hundredOptions = {
  options: items(1, 100),
  'options[]': withoutUrl,
  option_groups: items(1, 100),
  'option_groups[].label.text': chars(75),
  'option_groups[].options': items(1, 100),
  'option_groups[].options[]': withoutUrl,
};
const conversationFilter = { filter: { minProperties: 1 }, 'filter.include': { minItems: 1 } };
const select = 'reference/block-kit/block-elements/select-menu-element';
const multiSelect = 'reference/block-kit/block-elements/multi-select-menu-element';

export const elementLimits: LimitsByType = {
  Button: {
    source: 'reference/block-kit/block-elements/button-element',
    at: { 'text.text': chars(75), value: upTo(2000), url: url('link') },
  },
  Checkboxes: { source: 'reference/block-kit/block-elements/checkboxes-element', at: tenOptions },
  RadioButtons: { source: 'reference/block-kit/block-elements/radio-button-group-element', at: tenOptions },
  Overflow: { source: 'reference/block-kit/block-elements/overflow-menu-element', at: { options: items(1, 5) } },
  StaticSelect: { source: select, at: hundredOptions },
  MultiStaticSelect: { source: multiSelect, at: hundredOptions },
  ExternalSelect: { source: select, at: { initial_option: withoutUrl } },
  MultiExternalSelect: { source: multiSelect, at: { 'initial_options[]': withoutUrl } },
  ConversationsSelect: { source: select, at: conversationFilter },
  MultiConversationsSelect: { source: multiSelect, at: conversationFilter },
  Datepicker: {
    source: 'reference/block-kit/block-elements/date-picker-element',
    at: { initial_date: formatted('date') },
  },
  Timepicker: {
    source: 'reference/block-kit/block-elements/time-picker-element',
    at: { initial_time: formatted('time'), timezone: formatted('timezone') },
  },
  DateTimepicker: {
    source: 'reference/block-kit/block-elements/datetime-picker-element',
    at: { initial_date_time: whole(1_000_000_000, 9_999_999_999) },
  },
  PlainTextInput: {
    source: 'reference/block-kit/block-elements/plain-text-input-element',
    at: { initial_value: notEmpty, min_length: whole(0, 3000), max_length: whole(1, 3000) },
  },
  NumberInput: {
    source: 'reference/block-kit/block-elements/number-input-element',
    at: { initial_value: formatted('number'), min_value: formatted('number'), max_value: formatted('number') },
  },
  EmailInput: { source: 'reference/block-kit/block-elements/email-input-element', at: { initial_value: notEmpty } },
  URLInput: { source: 'reference/block-kit/block-elements/url-input-element', at: { initial_value: notEmpty } },
  RichTextInput: {
    source: 'reference/block-kit/block-elements/rich-text-input-element',
    at: { min_lines: whole(1, 100), max_lines: whole(1, 100) },
  },
  FileInput: {
    source: 'reference/block-kit/block-elements/file-input-element',
    at: { filetypes: { minItems: 1 }, max_files: whole(1, 10) },
  },
  ImageElement: {
    source: 'reference/block-kit/block-elements/image-element',
    at: { alt_text: chars(2000), image_url: url('web url') },
  },
  WorkflowButton: {
    source: 'reference/block-kit/block-elements/workflow-button-element',
    at: { 'text.text': chars(75), 'workflow.trigger.url': url('web url') },
  },
  FeedbackButtons: {
    source: 'reference/block-kit/block-elements/feedback-buttons-element',
    at: {
      'positive_button.text.text': chars(75),
      'positive_button.value': upTo(2000),
      'positive_button.accessibility_label': chars(75),
      'negative_button.text.text': chars(75),
      'negative_button.value': upTo(2000),
      'negative_button.accessibility_label': chars(75),
    },
  },
  IconButton: {
    source: 'reference/block-kit/block-elements/icon-button-element',
    at: { icon: { enum: ['trash'] }, 'text.text': chars(75), value: upTo(2000) },
  },
};
