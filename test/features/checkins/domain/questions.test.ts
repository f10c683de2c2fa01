import fc from 'fast-check';
import {
  type Asked,
  afterEdit,
  answersIn,
  asAsked,
  BLOCKER_ID,
  currentOf,
  DEFAULT_QUESTIONS,
  initialOf,
  knownQuestions,
  MAX_QUESTIONS,
  MOOD_ID,
  QUESTION_TEMPLATES,
  type Question,
  questionsOfTemplate,
  questionsToShow,
} from '../../../../src/features/checkins/domain/questions.js';

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  about: null,
  kind: 'text',
  words: `Question ${id}?`,
  choices: [],
  isRequired: false,
  isShared: true,
  position: 0,
  createdAt: new Date(0),
  retiredAt: null,
  ...more,
});

const idsOf = (questions: readonly Question[]) => questions.map(({ id }) => id);

test('until an organizer chooses others, what is in the way and how it is going are asked', () => {
  expect(currentOf(knownQuestions([])).map(({ words, kind, about }) => [words, kind, about])).toEqual([
    ['Anything in your way?', 'text', 'blocker'],
    ['How is it going?', 'choice', 'mood'],
  ]);
});

test('with other questions, the default ones are known but not asked', () => {
  const known = knownQuestions([question('b', { position: 1 }), question('a')]);
  expect(idsOf(currentOf(known))).toEqual(['a', 'b']);
  expect(idsOf(known)).toEqual(['b', 'a', BLOCKER_ID, MOOD_ID]);
});

test('an organizer who removes all questions asks none', () => {
  const retired = DEFAULT_QUESTIONS.map((it) => ({ ...it, retiredAt: new Date(1) }));
  expect(currentOf(knownQuestions(retired))).toEqual([]);
});

test.each(QUESTION_TEMPLATES)('the template %s has questions that a form can ask', (name) => {
  const questions = questionsOfTemplate(name);
  expect(questions.length).toBeGreaterThan(0);
  expect(questions.length).toBeLessThanOrEqual(MAX_QUESTIONS);
  for (const { kind, choices, words } of questions) {
    expect(choices.length > 1).toBe(kind === 'choice');
    expect(Math.max(0, ...choices.map(({ length }) => length))).toBeLessThanOrEqual(75);
    expect(words).toMatch(/\?$/);
  }
});

describe('the questions of a form', () => {
  const at = (day: number) => new Date(2026, 0, day);
  const old = question('old', { createdAt: at(1), retiredAt: at(10) });
  const kept = question('kept', { createdAt: at(1), position: 1 });
  const fresh = question('fresh', { createdAt: at(10), position: 2, about: 'mood' });
  const known = [old, kept, fresh];
  const answer = {
    questionId: 'old',
    about: null,
    kind: 'text',
    words: 'Question old?',
    isShared: true,
    text: 'Yes',
  } as const;

  test.each([
    ['of a new check-in', {}, ['kept', 'fresh']],
    ['of an answer from before', { answered: { by: [], at: at(5) } }, ['kept', 'fresh']],
    ['of an answer to a question that is gone', { answered: { by: [answer], at: at(5) } }, ['old', 'kept', 'fresh']],
    [
      'of an answer about the same',
      { answered: { by: [{ ...answer, about: 'mood' as const }], at: at(5) } },
      ['old', 'kept'],
    ],
    ['of an answer from after', { answered: { by: [], at: at(11) } }, ['kept', 'fresh']],
    [
      'in which something was typed for one that is gone',
      { typed: { old: 'Hello', kept: null } },
      ['old', 'kept', 'fresh'],
    ],
  ])('%s', (_, given, shown) => {
    expect(idsOf(questionsToShow(known, given))).toEqual(shown);
  });
});

describe('what is sent', () => {
  const energy = question('energy', { kind: 'choice', choices: ['High', 'Low'], position: 1 });
  const words = question('words', { kind: 'number', isRequired: true, position: 2 });
  const gone = question('gone', { isRequired: true, retiredAt: new Date(1), position: 3 });
  const known = [energy, words, gone];
  const said = ({ id, about, kind, words, isShared }: Question, text: string) => ({
    ...{ questionId: id, about, kind, words, isShared, text },
  });

  test.each([
    [
      'in the order of the questions',
      { words: '1,200', energy: '1' },
      { answers: [said(energy, 'Low'), said(words, '1,200')] },
    ],
    ['zero is a number', { words: '0' }, { answers: [said(words, '0')] }],
    ['so is one below', { words: '-3.5' }, { answers: [said(words, '-3.5')] }],
    ['a required question', { words: null, energy: null }, { problems: { words: 'missing' } }],
    ['no number', { words: 'many' }, { problems: { words: 'no-number' } }],
    ['no such choice', { words: '1', energy: '7' }, { problems: { energy: 'no-choice' } }],
    ['one that is no longer asked', { gone: ' Still here ' }, { answers: [said(gone, 'Still here')] }],
    ['nothing for one that is no longer asked', { gone: null }, { answers: [] }],
    ['a question of nobody', { other: 'Hello' }, { answers: [] }],
  ])('%s', (_, typed, read) => {
    expect(answersIn(known, typed, 'en-GB')).toEqual(read);
  });

  test('a form shows again what was sent', () => {
    const typed = { energy: '1', words: '3' };
    const sent = answersIn(known, typed, 'en-GB');
    const answers = 'answers' in sent ? sent.answers : [];
    expect(known.map((it) => initialOf(it, { answers, typed: undefined }))).toEqual(['1', '3', undefined]);
    expect(known.map((it) => initialOf(it, { answers: [], typed }))).toEqual(['1', '3', undefined]);
  });
});

test('no change of questions loses or relabels an answer', () => {
  const asked = fc.record<Asked>({
    about: fc.constant(null),
    kind: fc.constant('text'),
    words: fc.string({ minLength: 1, maxLength: 20 }),
    choices: fc.constant([]),
    isRequired: fc.boolean(),
    isShared: fc.boolean(),
  });
  const steps = fc.array(fc.record({ asked: fc.array(asked, { maxLength: MAX_QUESTIONS }), edits: fc.boolean() }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(steps, (changes) => {
      let saved: Question[] = [];
      const first = answersIn(knownQuestions([]), { [BLOCKER_ID]: 'Sleep', [MOOD_ID]: '0' }, 'en-GB');
      const given = 'answers' in first ? first.answers : [];
      let answers = given;
      changes.forEach((change, i) => {
        const at = new Date(2026, 0, i + 2);
        saved = [
          ...saved.map((it) => ({ ...it, retiredAt: it.retiredAt ?? at })),
          ...change.asked.map((it, position) => question(`${i}.${position}`, { ...it, position, createdAt: at })),
        ];
        if (!change.edits) return;
        const known = knownQuestions(saved);
        const shown = questionsToShow(known, { answered: { by: answers, at: new Date(2026, 0, 1) } });
        const typed = Object.fromEntries(
          shown.map((it) => [it.id, initialOf(it, { answers, typed: undefined }) ?? null]),
        );
        const sent = answersIn(asAsked(known, { by: answers, at: new Date(2026, 0, 1) }), typed, 'en-GB');
        if ('problems' in sent) throw new Error('An edit that changes nothing is refused.');
        answers = afterEdit(answers, sent.answers, typed);
      });
      expect(answers).toEqual(given);
    }),
  );
});
