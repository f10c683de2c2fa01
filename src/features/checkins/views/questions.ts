import type { InputBlock } from '@slack/types';
import { selectInput, textInput } from '../../../slack/blocks/inputs.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { questionCopy } from '../copy/questions.js';
import { copy } from '../copy.js';
import {
  type Asked,
  BLOCKER_ID,
  EARLIER_MOODS,
  MOOD_ID,
  type Question,
  type QuestionAnswer,
} from '../domain/questions.js';

/** The most characters of an answer. */
export const MAX_ANSWER = 600;

const MAX_NUMBER = 30;

/** A question with the value that its field has at first. */
export type Filled = Question & { readonly initial: string | undefined };

/**
 * Returns the name of the field of a question. The default ones have those of the version before, so that it reads a form
 * that this version opened. To be dropped with that.
 */
export function questionField(id: string): string {
  if (id === BLOCKER_ID) return 'blockers';
  return id === MOOD_ID ? 'mood' : `answers.${id}`;
}

/** Returns the value of a choice: its index; of the default question about mood, that of the version before. */
function choiceValue(name: string, index: number): string {
  return (name === 'mood' ? EARLIER_MOODS[index] : undefined) ?? String(index);
}

/** Returns the field of a question. */
export function questionInput(name: string, it: Asked & { readonly initial: string | undefined }): InputBlock {
  const { kind, words, isShared, isRequired, initial } = it;
  const notes = [...(kind === 'number' ? [questionCopy.numberHint] : []), ...(isShared ? [] : [questionCopy.onlyYou])];
  const hint = notes.length > 0 ? { hint: notes.join(' ') } : {};
  const field = { name, label: words, optional: !isRequired, initial, ...hint };
  if (kind === 'choice') {
    const choices = it.choices.map((text, index) => ({ value: choiceValue(name, index), text }));
    const chosen = initial === undefined ? undefined : choiceValue(name, Number(initial));
    return selectInput({ ...field, choices, initial: chosen, placeholder: questionCopy.choose });
  }
  return textInput({ ...field, multiline: kind === 'text', max: kind === 'text' ? MAX_ANSWER : MAX_NUMBER });
}

/** Returns what stands before an answer: its question. */
export function questionWords({ words }: Pick<QuestionAnswer, 'words'>): string {
  if (words === questionCopy.blocker) return `${copy.inTheWay}:`;
  return /[\p{L}\p{N}]$/u.test(words) ? `${words}:` : words;
}

/** Returns how it goes, as an answer to the question about it says; with its words, unless they are the default ones. */
export function moodWords({ words, text }: QuestionAnswer): Mrkdwn {
  return words === questionCopy.mood.words ? md`${text}` : md`${questionWords({ words })} ${text}`;
}
