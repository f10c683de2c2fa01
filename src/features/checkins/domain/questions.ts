import { numberIn } from '../../../core/numbers.js';
import { questionCopy } from '../copy/questions.js';

/** The kinds of answers to a question. */
export const QUESTION_KINDS = ['text', 'choice', 'number'] as const;

/** The subjects of questions whose answers Hearth acts on, or shows differently. */
export const QUESTION_SUBJECTS = ['blocker', 'mood'] as const;

/** The most questions of a check-in besides the list. */
export const MAX_QUESTIONS = 4;

/** A question as an organizer wrote it. */
export interface Asked {
  readonly about: (typeof QUESTION_SUBJECTS)[number] | null;
  readonly kind: (typeof QUESTION_KINDS)[number];
  readonly words: string;
  /** Empty unless it is a choice. */
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  /** False if only its author sees the answer. */
  readonly isShared: boolean;
}

/** A question of a programme. A change makes a new one, so that what was asked before keeps its words. */
export interface Question extends Asked {
  readonly id: string;
  readonly position: number;
  readonly createdAt: Date;
  /** The time from which it is no longer asked; null while it is. */
  readonly retiredAt: Date | null;
}

/** An answer to a question, with the words that the question had at that time. */
export interface QuestionAnswer extends Pick<Question, 'about' | 'kind' | 'words' | 'isShared'> {
  readonly questionId: string;
  /** The typed text, or that of the choice. */
  readonly text: string;
}

/** The sets of questions that an organizer can start from. */
export const QUESTION_TEMPLATES = ['stand-up', 'writers', 'study', 'job-search', 'habits'] as const;
export type QuestionTemplate = (typeof QUESTION_TEMPLATES)[number];

/** Returns the questions of a template. */
export function questionsOfTemplate(name: QuestionTemplate): Asked[] {
  const { templates } = questionCopy;
  const mood: Asked = { ...CHOICE, ...questionCopy.mood, about: 'mood' };
  switch (name) {
    case 'stand-up':
      return [{ ...TEXT, words: questionCopy.blocker, about: 'blocker' }, mood];
    case 'writers':
      return [
        { ...NUMBER, words: templates.writers.words },
        { ...TEXT, words: templates.writers.stuck, about: 'blocker' },
      ];
    case 'study':
      return [
        { ...TEXT, words: templates.study.learned },
        { ...TEXT, words: templates.study.unclear, about: 'blocker' },
      ];
    case 'job-search':
      return [
        { ...NUMBER, words: templates['job-search'].sent },
        { ...TEXT, words: templates['job-search'].help, about: 'blocker' },
        { ...mood, isShared: false },
      ];
    case 'habits':
      return [{ ...CHOICE, ...templates.habits.kept, isRequired: true }, mood];
  }
}

const TEXT = { about: null, kind: 'text', choices: [], isRequired: false, isShared: true } as const;
const NUMBER = { ...TEXT, kind: 'number' } as const;
const CHOICE = { ...TEXT, kind: 'choice' } as const;

/** The ids of the questions that are asked until an organizer chooses others. Forms of earlier versions answer these. */
export const BLOCKER_ID = '00000000-0000-4000-8000-000000000001';
export const MOOD_ID = '00000000-0000-4000-8000-000000000002';

/** The choices of the default question about mood, as earlier versions named them. */
export const EARLIER_MOODS = ['good', 'okay', 'hard'] as const;

/** The questions that are asked until an organizer chooses others. */
export const DEFAULT_QUESTIONS: readonly Question[] = questionsOfTemplate('stand-up').map((it, position) => ({
  ...it,
  id: position === 0 ? BLOCKER_ID : MOOD_ID,
  position,
  createdAt: new Date(0),
  retiredAt: null,
}));

/**
 * Returns all questions that a programme asked or asks, given those that are saved for it. The default ones are in it,
 * retired once others are saved, because old answers and forms name them.
 */
export function knownQuestions(saved: readonly Question[]): Question[] {
  if (saved.length === 0) return [...DEFAULT_QUESTIONS];
  const unsaved = DEFAULT_QUESTIONS.filter(({ id }) => !saved.some((it) => it.id === id));
  return [...saved, ...unsaved.map((it) => ({ ...it, retiredAt: it.createdAt }))];
}

/** Returns the questions that are asked now, in their order. */
export function currentOf(known: readonly Question[]): Question[] {
  return known.filter(({ retiredAt }) => !retiredAt).sort((a, b) => a.position - b.position);
}

/** The fields of questions as they were filled in, by the ids of the questions: a text, or the index of a choice. */
export type TypedAnswers = Readonly<Record<string, string | null>>;

/** The answers of a check-in that is edited, and the time of the first ones. */
export interface Answered {
  readonly by: readonly QuestionAnswer[];
  readonly at: Date;
}

/** Returns the questions as the form asks them. In an edit, those that came after the first answers are optional. */
export function asAsked(known: readonly Question[], answered: Answered | undefined): Question[] {
  if (!answered) return [...known];
  return known.map((it) => ({ ...it, isRequired: it.isRequired && it.createdAt < answered.at }));
}

/**
 * Returns the questions of a form. A check-in that has an answer is edited with those that it answered, and those that are
 * asked now, but not with another question about the same subject. Text for a question that is no longer asked keeps its
 * field.
 */
export function questionsToShow(
  known: readonly Question[],
  { answered, typed = {} }: { answered?: Answered | undefined; typed?: TypedAnswers | undefined },
): Question[] {
  const by = answered?.by ?? [];
  const isKept = ({ id, about, retiredAt }: Question) => {
    if (typed[id] || by.some((it) => it.questionId === id)) return true;
    return retiredAt === null && !(about && by.some((it) => it.about === about));
  };
  return asAsked(known, answered)
    .filter(isKept)
    .sort((a, b) => a.position - b.position);
}

/** Returns the value with which the field of a question begins. */
export function initialOf(
  { id, choices, kind }: Question,
  { answers, typed }: { answers: readonly QuestionAnswer[]; typed: TypedAnswers | undefined },
): string | undefined {
  if (typed) return typed[id] ?? undefined;
  const text = answers.find((it) => it.questionId === id)?.text;
  if (kind !== 'choice' || text === undefined) return text;
  const index = choices.indexOf(text);
  return index < 0 ? undefined : String(index);
}

export type AnswerProblem = 'missing' | 'no-number' | 'no-choice';

/**
 * Reads the fields of questions, in their order; or returns what is wrong, by question. Fields of questions that the
 * programme never asked are ignored. One that is no longer asked need not be answered.
 */
export function answersIn(
  known: readonly Question[],
  typed: TypedAnswers,
  locale: string,
): { readonly answers: QuestionAnswer[] } | { readonly problems: Readonly<Record<string, AnswerProblem>> } {
  const asked = known.filter(({ id }) => id in typed).sort((a, b) => a.position - b.position);
  const read = asked.map((question) => ({
    question,
    it: answerIn(question, typed[question.id]?.trim() ?? '', locale),
  }));
  const problems = read.flatMap(({ question, it }) => (typeof it === 'string' ? [[question.id, it] as const] : []));
  if (problems.length > 0) return { problems: Object.fromEntries(problems) };
  return { answers: read.flatMap(({ it }) => (typeof it === 'object' ? [it] : [])) };
}

function answerIn(question: Question, typed: string, locale: string): QuestionAnswer | AnswerProblem | undefined {
  const { id: questionId, about, kind, words, isShared, isRequired, retiredAt, choices } = question;
  if (typed === '') return isRequired && !retiredAt ? 'missing' : undefined;
  if (kind === 'number' && numberIn(typed.replace(/^[-−]/, ''), locale) === undefined) return 'no-number';
  const text = kind === 'choice' ? choices[Number(typed)] : typed;
  return text === undefined ? 'no-choice' : { questionId, about, kind, words, isShared, text };
}

/** Returns the answers after an edit: what the form did not ask for stays. */
export function afterEdit(
  before: readonly QuestionAnswer[],
  sent: readonly QuestionAnswer[],
  typed: TypedAnswers,
): QuestionAnswer[] {
  return [...sent, ...before.filter(({ questionId }) => !(questionId in typed))];
}

/** Returns what is in the member's way, if they said so to everyone. */
export function sharedBlocker(answers: readonly QuestionAnswer[]): QuestionAnswer | undefined {
  return answers.find(isSharedBlocker);
}

/** Returns true for what asks or says to everyone what is in the member's way. */
export function isSharedBlocker({ about, isShared }: Pick<Question, 'about' | 'isShared'>): boolean {
  return about === 'blocker' && isShared;
}
