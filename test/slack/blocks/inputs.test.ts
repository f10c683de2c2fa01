import { z } from 'zod';
import {
  checkboxInput,
  fieldErrorsOf,
  formOf,
  multiSelectInput,
  radioInput,
  selectInput,
} from '../../../src/slack/blocks/inputs.js';
import { select } from '../../../src/slack/interactions/contracts.js';

const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });

test('the values of a form are read by the names of its fields', () => {
  expect(
    formOf({
      next: { value: { type: 'plain_text_input', value: 'Ship it' } },
      blockers: { value: { type: 'plain_text_input', value: null } },
      mood: { value: { type: 'radio_buttons', selected_option: option('good') } },
      none: { value: { type: 'static_select', selected_option: null } },
      days: { value: { type: 'checkboxes', selected_options: [option('1'), option('3')] } },
      until: { value: { type: 'datepicker', selected_date: '2026-12-01' } },
      time: { value: { type: 'timepicker', selected_time: '09:00' } },
      channel: { value: { type: 'conversations_select', selected_conversation: 'C1' } },
      // An input that reports its changes has an action id of its own.
      kind: { 'community.kind': { type: 'static_select', selected_option: option('makers') } },
      people: { value: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } },
      person: { value: { type: 'users_select', selected_user: 'U1' } },
      channels: { value: { type: 'multi_conversations_select', selected_conversations: ['C1', 'C2'] } },
      nowhere: { value: { type: 'multi_conversations_select', selected_conversations: [] } },
      'went.a': { value: { type: 'radio_buttons', selected_option: option('done') } },
      'went.b': { value: { type: 'radio_buttons', selected_option: option('carry') } },
    }),
  ).toEqual({
    next: 'Ship it',
    blockers: null,
    mood: 'good',
    none: null,
    days: ['1', '3'],
    until: '2026-12-01',
    time: '09:00',
    channel: 'C1',
    kind: 'makers',
    people: ['U1', 'U2'],
    person: 'U1',
    channels: ['C1', 'C2'],
    nowhere: [],
    went: { a: 'done', b: 'carry' },
  });
});

test('each error appears under its field, and only the first one per field', () => {
  const form = z.object({
    next: z.string().min(3, 'short').regex(/^S/, 'no S'),
    went: z.record(z.string(), z.enum(['done'], { error: 'how?' })),
  });
  const issues = form.safeParse({ next: 'a', went: { x: null } }).error?.issues ?? [];
  expect(fieldErrorsOf(issues, ['next', 'went.x'])).toEqual({ next: 'short', 'went.x': 'how?' });
});

const optionsIn = z.union([
  z.object({ options: z.array(z.object({ value: z.string() })) }).transform(({ options }) => [options]),
  z
    .object({ option_groups: z.array(z.object({ options: z.array(z.object({ value: z.string() })) })) })
    .transform((it) => it.option_groups.map(({ options }) => options)),
]);

test.each([1, 10, 11, 100, 101, 1_000])(
  'of %i choices, every input offers all, within the limits of Slack',
  (count) => {
    const choices = Array.from({ length: count }, (_, i) => ({ value: `${i}`, text: 'Name '.repeat(20) + i }));
    const field = { name: 'of', label: 'Of', choices };
    const elements = [
      radioInput(field),
      checkboxInput({ ...field, initial: [] }),
      selectInput({ ...field, initial: undefined }),
      multiSelectInput({ ...field, initial: [] }),
    ].map(({ element }) => element);
    const acting = select('a.b', z.object({ n: z.number() })).element(
      'Choose',
      choices.map(({ text }, n) => ({ text, carry: { n } })),
    );
    for (const element of [...elements, acting]) {
      const groups = optionsIn.parse(element);
      expect(groups.flat()).toHaveLength(count);
      const most = /^(radio|check)/.test(element.type) ? 10 : 100;
      expect(Math.max(...groups.map((it) => it.length))).toBeLessThanOrEqual(most);
      const labels = z.object({ option_groups: z.array(z.object({ label: z.object({ text: z.string().max(75) }) })) });
      expect('options' in element || labels.safeParse(element).success).toBe(true);
    }
  },
);
