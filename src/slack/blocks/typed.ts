import { linesOf } from '../../core/text.js';
import { type Mrkdwn, md } from './mrkdwn.js';

/**
 * Returns typed text behind these words: on the same line, or quoted below them if it has several lines. No line of it
 * looks like another person's or Hearth's.
 */
export function typedAfter(words: Mrkdwn, text: string): Mrkdwn[] {
  return linesOf(text).length === 1 ? [md`${words} ${text}`] : [words, ...quoted(text)];
}

/** Returns typed text as a quotation: Slack shows a bar before each line. */
export function quoted(text: string): Mrkdwn[] {
  return linesOf(text).map((line) => md`> ${line}`);
}
