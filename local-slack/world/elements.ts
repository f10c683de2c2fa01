interface ElementState {
  /** The field for the value in `state.values` and in actions. */
  readonly key: string;
  /** The field of the element with the initial value. */
  readonly initial: string;
  /** The value that Slack sends for an empty element. */
  readonly empty: null | readonly never[];
}

const text = { key: 'value', initial: 'initial_value', empty: null };
const option = { key: 'selected_option', initial: 'initial_option', empty: null };
const options = { key: 'selected_options', initial: 'initial_options', empty: [] };

/** The elements that have a value, by type. */
export const stateOf: Readonly<Record<string, ElementState>> = {
  plain_text_input: text,
  number_input: text,
  email_text_input: text,
  url_text_input: text,
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: null },
  static_select: option,
  external_select: option,
  radio_buttons: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { key: 'files', initial: 'initial_files', empty: [] },
};
