import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { typedAfter } from '../../../slack/blocks/typed.js';
import { copy } from '../copy.js';
import { carriedBy, doneBy, nextBy } from '../domain/said.js';
import type { Answer } from '../store/answers.js';
import type { Commitment } from '../store/commitments.js';

/** An answer, with the commitments that it speaks of. */
export interface Said {
  readonly occurrenceId: string;
  readonly answer: Answer;
  readonly list: readonly Commitment[];
}

/** Returns what a member said in an answer, a line for each thing, and one for each line of what
 * is in their way. Dropped commitments stay private. */
export function answerLines({ occurrenceId, answer, list }: Said): Mrkdwn[] {
  return [
    ...doneBy(list, occurrenceId).map((one) => md`✓  ${one.text}`),
    ...carriedBy(list, occurrenceId).map((one) => md`→  ${one.text} _${copy.carriedOver}_`),
    ...nextLines(nextBy(list, occurrenceId)),
    ...(answer.blockers ? typedAfter(md`*${copy.inTheWay}:* `, answer.blockers) : []),
  ];
}

function nextLines(next: readonly Commitment[]): Mrkdwn[] {
  const [only] = next;
  if (!only) return [];
  if (next.length === 1) return [md`*${copy.nextInPost}:*  ${only.text}`];
  return [md`*${copy.nextInPost}:*`, ...next.map((one) => md`•  ${one.text}`)];
}
