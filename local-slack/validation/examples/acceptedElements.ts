import {
  actions,
  asked,
  button,
  choice,
  confirm,
  group,
  home,
  input,
  many,
  md,
  message,
  modal,
  numberInput,
  option,
  options,
  type Payload,
  plain,
  richText,
  section,
  textInput,
  words,
  x,
} from './build.js';

export const acceptedElements: readonly (readonly [name: string, payload: Payload])[] = [
  [
    'button with everything',
    message([
      actions(
        button({
          action_id: x(255),
          url: 'https://example.com',
          value: 'a',
          style: 'danger',
          confirm: confirm({ style: 'danger' }),
          accessibility_label: x(75),
        }),
      ),
    ]),
  ],
  ['button that opens Slack', home([actions(button({ url: 'slack://user?team=T1&id=U1' }))])],
  [
    'confirm at its limits',
    home([
      actions(
        button({
          confirm: confirm({ title: plain(x(100)), text: plain(x(300)), confirm: plain(x(30)), deny: plain(x(30)) }),
        }),
      ),
    ]),
  ],
  ['select with 100 options', asked(choice('static_select', { options: options(100), placeholder: plain(x(150)) }))],
  ['select with an initial option', asked(choice('static_select', { initial_option: option('choice 2') }))],
  [
    'select with groups',
    asked({
      type: 'static_select',
      option_groups: [group('A', 100), group('B', 1)],
      initial_option: option('choice 7'),
    }),
  ],
  ['multi-select', asked(choice('multi_static_select', { initial_options: options(2), max_selected_items: 2 }))],
  ['external select', asked({ type: 'external_select', min_query_length: 0, initial_option: option('a') })],
  [
    'selects of people and channels',
    modal([
      input({ type: 'users_select', initial_user: 'U1' }),
      input({ type: 'multi_users_select', initial_users: ['U1'] }),
      input({ type: 'channels_select', response_url_enabled: true }),
      input({
        type: 'conversations_select',
        default_to_current_conversation: true,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      }),
    ]),
  ],
  [
    'option at its limits',
    asked(choice('static_select', { options: [option(x(75), { value: x(150), description: plain(x(75)) })] })),
  ],
  [
    'overflow with a link',
    message([section({ accessory: choice('overflow', { options: [option('a', { url: 'https://example.com' })] }) })]),
  ],
  [
    '10 checkboxes in mrkdwn',
    asked(choice('checkboxes', { options: many(10, (index) => ({ text: md(`*${index}*`), value: `${index}` })) })),
  ],
  [
    'radio buttons',
    home([
      input(choice('radio_buttons', { initial_option: option('choice 0'), focus_on_load: true }), {
        dispatch_action: true,
      }),
    ]),
  ],
  [
    'date, time and both',
    modal([
      input({ type: 'datepicker', initial_date: '2028-02-29', placeholder: plain('Day') }),
      input({ type: 'timepicker', initial_time: '23:59', timezone: 'America/New_York' }),
      input({ type: 'datetimepicker', initial_date_time: 1_628_633_820 }),
    ]),
  ],
  [
    'text input with everything',
    asked(
      textInput({
        multiline: true,
        initial_value: 'Ship it',
        min_length: 0,
        max_length: 3000,
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      }),
      { hint: plain(x(2000)), optional: true, dispatch_action: true, block_id: x(255) },
    ),
  ],
  ['text input on Home', home([input(textInput())])],
  ['number input', asked(numberInput({ initial_value: '-3', min_value: '-10', max_value: '10' }))],
  ['decimal number input', asked(numberInput({ is_decimal_allowed: true, initial_value: '0.25' }))],
  [
    'email and URL inputs',
    modal([input({ type: 'email_text_input' }), input({ type: 'url_text_input', initial_value: 'https://a.b' })]),
  ],
  [
    'rich text input',
    asked({
      type: 'rich_text_input',
      min_lines: 1,
      max_lines: 100,
      initial_value: richText(words({ type: 'text', text: 'Hi' })),
    }),
  ],
  ['file input', asked({ type: 'file_input', filetypes: ['png'], max_files: 10 })],
];
