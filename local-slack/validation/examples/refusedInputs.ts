import { input, numberInput, textInput } from './build.js';
import { asInput, onHome, type Refused } from './refuse.js';

export const refusedInputs: readonly Refused[] = [
  asInput(
    'a date that does not exist',
    { type: 'datepicker', initial_date: '2027-02-29' },
    '/initial_date',
    'input must be a valid: date',
  ),
  asInput(
    'a date in another format',
    { type: 'datepicker', initial_date: '29.02.2028' },
    '/initial_date',
    'input must be a valid: date',
  ),
  asInput(
    'the time 24:00',
    { type: 'timepicker', initial_time: '24:00' },
    '/initial_time',
    'input must be a valid: time',
  ),
  asInput(
    'a time without a leading zero',
    { type: 'timepicker', initial_time: '9:05' },
    '/initial_time',
    'input must be a valid: time',
  ),
  asInput(
    'an unknown zone',
    { type: 'timepicker', timezone: 'Europe/Atlantis' },
    '/timezone',
    'input must be a valid: timezone',
  ),
  asInput(
    'a time in milliseconds',
    { type: 'datetimepicker', initial_date_time: 1_628_633_820_000 },
    '/initial_date_time',
    'must be less than 9999999999',
  ),
  onHome(
    'a datetimepicker on Home',
    input({ type: 'datetimepicker' }),
    '/element/type',
    'unsupported type: datetimepicker',
  ),
  asInput(
    'an empty initial value',
    textInput({ initial_value: '' }),
    '/initial_value',
    'must be more than 0 characters',
  ),
  asInput('a max_length of 3,001', textInput({ max_length: 3001 }), '/max_length', 'must be less than 3000'),
  asInput('a min_length of 1.5', textInput({ min_length: 1.5 }), '/min_length', 'must provide an integer'),
  asInput(
    'a min_length over the max_length',
    textInput({ min_length: 5, max_length: 4 }),
    '/min_length',
    '`min_length` must not be greater than `max_length`',
  ),
  asInput(
    'an unknown trigger',
    textInput({ dispatch_action_config: { trigger_actions_on: ['on_blur'] } }),
    '/dispatch_action_config/trigger_actions_on/0',
    'must be a valid enum value',
  ),
  asInput(
    'a number input without is_decimal_allowed',
    { type: 'number_input' },
    '',
    'missing required field: is_decimal_allowed',
  ),
  asInput('a minimum that is a number', numberInput({ min_value: 1 }), '/min_value', 'must provide a string'),
  asInput('a minimum in words', numberInput({ min_value: 'one' }), '/min_value', 'input must be a valid: number'),
  asInput(
    'a minimum over the maximum',
    numberInput({ min_value: '10', max_value: '9' }),
    '/min_value',
    '`min_value` must not be greater than `max_value`',
  ),
  asInput(
    'a number out of range',
    numberInput({ initial_value: '11', max_value: '10' }),
    '/initial_value',
    'must be between `min_value` and `max_value`',
  ),
  asInput(
    'a decimal where none is allowed',
    numberInput({ initial_value: '0.5' }),
    '/initial_value',
    'must provide an integer',
  ),
  onHome('a number input on Home', input(numberInput()), '/element/type', 'unsupported type: number_input'),
  asInput('a max_lines of 101', { type: 'rich_text_input', max_lines: 101 }, '/max_lines', 'must be less than 100'),
  asInput('a max_files of 11', { type: 'file_input', max_files: 11 }, '/max_files', 'must be less than 10'),
];
