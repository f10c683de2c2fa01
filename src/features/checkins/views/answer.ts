import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { typedAfter } from '../../../slack/blocks/typed.js';
import { copy } from '../copy.js';
import type { QuestionAnswer } from '../domain/questions.js';
import { carriedBy, doneBy, nextBy } from '../domain/said.js';
import type { Answer } from '../store/answers.js';
import type { Commitment } from '../store/commitments.js';
import { moodWords, questionWords } from './questions.js';

/** An answer, with the commitments that it speaks of. */
export interface Said {
  readonly occurrenceId: string;
  readonly answer: Answer;
  readonly list: readonly Commitment[];
}

/**
 * Returns what a member said in an answer, a line for each thing. Dropped commitments stay private, and answers that
 * only their author sees, unless they are the reader (`isOwn`). How it goes is not in it.
 */
export function answerLines({ occurrenceId, answer, list, isOwn = false }: Said & { isOwn?: boolean }): Mrkdwn[] {
  return [
    ...doneBy(list, occurrenceId).map((one) => md`✓  ${one.text}`),
    ...carriedBy(list, occurrenceId).map((one) => md`→  ${one.text} _${copy.carriedOver}_`),
    ...nextLines(nextBy(list, occurrenceId)),
    ...answer.answers
      .filter((it) => it.about !== 'mood' && (isOwn || it.isShared))
      .flatMap((it) => typedAfter(wordsBefore(it, answer), it.text)),
  ];
}

/** Marks what only its author sees in an answer that is otherwise shared. */
function wordsBefore(it: QuestionAnswer, { shared }: Pick<Answer, 'shared'>): Mrkdwn {
  const words = md`*${questionWords(it)}* `;
  return shared && !it.isShared ? md`${words}_(${copy.lookingBack.onlyYou})_ ` : words;
}

/** Returns how it goes, if the answer says so; to others, only if its author shares it. */
export function moodOf({ answers }: Pick<Answer, 'answers'>, { isOwn }: { isOwn: boolean }): Mrkdwn[] {
  return answers.filter((it) => it.about === 'mood' && (isOwn || it.isShared)).map(moodWords);
}

function nextLines(next: readonly Commitment[]): Mrkdwn[] {
  const [only] = next;
  if (!only) return [];
  if (next.length === 1) return [md`*${copy.nextInPost}:*  ${only.text}`];
  return [md`*${copy.nextInPost}:*`, ...next.map((one) => md`•  ${one.text}`)];
}
