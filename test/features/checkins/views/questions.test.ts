import { BLOCKER_ID, DEFAULT_QUESTIONS, MOOD_ID } from '../../../../src/features/checkins/domain/questions.js';
import { questionField, questionInput } from '../../../../src/features/checkins/views/questions.js';

test('the version before can read the default questions of a form that this version opened', () => {
  const fields = DEFAULT_QUESTIONS.map((it) =>
    questionInput(questionField(it.id), { ...it, initial: it.id === MOOD_ID ? '1' : 'Sleep' }),
  );
  expect(fields.map((it) => it.block_id)).toEqual(['blockers', 'mood']);
  expect(fields[1]?.element).toMatchObject({
    options: [{ value: 'good' }, { value: 'okay' }, { value: 'hard' }],
    initial_option: { text: { text: 'Steady' }, value: 'okay' },
  });
});

test('other questions have fields of their own', () => {
  const own = 'a2c9f8a0-5f3c-4a54-9c53-6d9d3b1f4c11';
  expect([own, BLOCKER_ID].map(questionField)).toEqual([`answers.${own}`, 'blockers']);
});
