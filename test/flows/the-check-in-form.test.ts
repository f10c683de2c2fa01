import { optionsOf } from '../../local-slack/world/blocks.js';
import { addDays } from '../../src/core/calendar.js';
import { annHasOnList } from '../support/checking-in.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

/** Opens the form of Tuesday, with these commitments of Friday on the list. */
async function opensForm(it: Story, texts: readonly string[]): Promise<void> {
  const { ann } = it;
  await it.settlesIn();
  await it.itIs(TUESDAY, '09:00');
  await annHasOnList(it, texts, addDays(MONDAY, -3));
  await ann.uses('Check in');
}

story('the form asks what is done, what else was done and what is next', async (it) => {
  const { ann } = it;
  await opensForm(it, ['Finish the pricing page', 'Call two customers']);
  expect(ann.reads('modal')).toBe(
    [
      '== Check in ==',
      'What’s done? (optional):',
      '  [ ] Finish the pricing page',
      '  [ ] Call two customers',
      'Remove from my list (optional):',
      'Anything else you got done? (optional):',
      'What will you do next? (optional):',
      'Anything in your way? (optional):',
      'How is it going? (optional):',
      'Who sees it?:',
      '  (o) Everyone, in the day’s thread',
      '  ( ) Only me',
      '· Posted by Hearth under your name, unless you choose “Only me”.',
      '[Cancel] [Share]',
    ].join('\n'),
  );
});

story('what else was done is in the thread, and on the form again to edit', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await opensForm(it, ['Finish the pricing page', 'Call two customers']);
  await ann
    .fills({
      'What’s done?': 'Finish the pricing page',
      'Anything else you got done?': 'Answered all support mail\nFixed the build',
    })
    .submits();
  await hearth.settles();
  const day = await ben.sees(makers, /Tuesday’s check-ins/);
  await ben.sees(
    day,
    /\*Ann Berger\*\n✓ {2}Finish the pricing page\n✓ {2}Answered all support mail\n✓ {2}Fixed the build\n→ {2}Call two customers _\(carried over\)_/,
  );
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('  [x] Finish the pricing page\n  [ ] Call two customers');
  expect(ann.reads('modal')).toContain(
    'Anything else you got done? (optional): Answered all support mail\nFixed the build',
  );
  await ann
    .fills({
      'What’s done?': 'Call two customers',
      'Anything else you got done?': 'Fixed the build',
      'What will you do next?': 'Rest',
    })
    .submits();
  await hearth.settles();
  expect(ben.reads(day)).toMatch(
    /✓ {2}Call two customers\n✓ {2}Fixed the build\n→ {2}Finish the pricing page _\(carried over\)_\n\*Next:\* {2}Rest/,
  );
});

story('ten things take at most ten presses, and something new is needed when nothing else stays', async (it) => {
  const { ann, ben, makers, hearth } = it;
  const ten = Array.from({ length: 10 }, (_, i) => `Thing ${i + 1}`);
  await opensForm(it, ten);
  for (const thing of ten) await ann.chooses(thing, { from: 'What’s done?' });
  await ann.submits();
  expect(ann.errors()).toEqual({
    'What will you do next?': 'Write at least one thing that you’ll do.',
  });
  await ann.chooses('Thing 10', { from: 'What’s done?' });
  await ann.submits();
  await hearth.settles();
  const day = await ben.sees(makers, /Tuesday’s check-ins/);
  await ben.sees(day, /✓ {2}Thing 9\n→ {2}Thing 10 _\(carried over\)_$/m);
});

story('a full list is asked about in two parts, with long texts in two lines', async (it) => {
  const { ann, hearth } = it;
  const long = `Write ${'a very long plan '.repeat(6)}today`;
  await opensForm(it, [long, ...Array.from({ length: 19 }, (_, i) => `Thing ${i + 2}`)]);
  const parts = ann.modal?.blocks.flatMap(({ element }) => (element?.type === 'checkboxes' ? [element] : [])) ?? [];
  expect(parts.map((part) => optionsOf(part).length)).toEqual([10, 10]);
  expect(parts.flatMap(optionsOf)[0]).toMatchObject({
    text: { text: 'Write a very long plan a very long plan a very long plan a very long plan…' },
    description: { text: '…a very long plan a very long plan today · since Friday' },
  });
  await ann.fills({ 'And the rest of your list?': 'Thing 20', 'Remove from my list': ['Thing 19', 'Thing 20'] });
  await ann.submits();
  await hearth.settles();
  const ended = await allRows(
    it.databaseUrl,
    `select text, state from commitments where state <> 'open' order by text`,
  );
  expect(ended).toEqual([
    { text: 'Thing 19', state: 'dropped' },
    { text: 'Thing 20', state: 'done' },
  ]);
});

story('a form that a version before the ticks opened is still accepted', async (it) => {
  const { ann, ben, makers, hearth, databaseUrl } = it;
  await opensForm(it, ['Ship it', 'Call Mia', 'Rest']);
  const idOf = (text: string) => oneValue(databaseUrl, `select id as value from commitments where text = '${text}'`);
  const occurrenceId = await oneValue(
    databaseUrl,
    `select id as value from checkin_occurrences where user_id = '${ann.id}' and day = '${TUESDAY}'`,
  );
  const { modal } = ann;
  if (!modal) throw new Error('No form is open.');
  const radio = (name: string, value: string) => ({
    type: 'input',
    block_id: name,
    label: { type: 'plain_text', text: name },
    element: { type: 'radio_buttons', action_id: 'value', options: [option(value)], initial_option: option(value) },
  });
  const input = (name: string, value?: string) => ({
    type: 'input',
    block_id: name,
    optional: true,
    label: { type: 'plain_text', text: name },
    element: { type: 'plain_text_input', action_id: 'value', ...(value ? { initial_value: value } : {}) },
  });
  modal.given = {
    ...modal.given,
    callback_id: 'checkins.submit',
    private_metadata: JSON.stringify({ occurrenceId }),
  };
  modal.blocks = [
    radio(`went.${await idOf('Ship it')}`, 'done'),
    radio(`went.${await idOf('Call Mia')}`, 'carry'),
    radio(`went.${await idOf('Rest')}`, 'drop'),
    input('next', 'Tell everyone'),
    input('blockers'),
    radio('mood', 'okay'),
    radio('audience', 'thread'),
  ];
  await ann.submits();
  await hearth.settles();
  const day = await ben.sees(makers, /Tuesday’s check-ins/);
  await ben.sees(day, /✓ {2}Ship it\n→ {2}Call Mia _\(carried over\)_\n\*Next:\* {2}Tell everyone\n· Steady/);
  expect(await oneValue(databaseUrl, `select state as value from commitments where text = 'Rest'`)).toBe('dropped');
});

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

story('a form of a check-in that is over does not replace an answer to the current one', async (it) => {
  const { ann, databaseUrl } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' });
  await it.itIs(TUESDAY, '09:00');
  // As if she had answered on her phone.
  const tuesday = `(select id from checkin_occurrences where user_id = '${ann.id}' and day = '${TUESDAY}')`;
  await allRows(
    databaseUrl,
    `insert into checkins (workspace_id, occurrence_id, shared, updated_at)
     select workspace_id, id, true, opens_at from checkin_occurrences where id = ${tuesday};
    insert into commitments (workspace_id, community_id, user_id, text, made_in, made_on, made_at, position)
     select workspace_id, community_id, user_id, 'Rest', id, day, opens_at, 0 from checkin_occurrences where id = ${tuesday};
    update checkin_occurrences set outcome = 'answered', answered_at = opens_at where id = ${tuesday}`,
  );
  await ann.submits();
  expect(Object.values(ann.errors())).toEqual([
    'That check-in has closed. Copy what you wrote if you want to keep it.',
  ]);
  expect(ann.reads('modal')).toContain('What will you do next?: Ship it');
  expect(await allRows(databaseUrl, 'select text from commitments')).toEqual([{ text: 'Rest' }]);
});
