import { linesOf } from '../../core/text.js';
import { asTyped, type Mrkdwn, md } from './mrkdwn.js';

/** The most characters of a line, escaped. It fits Slack's limit for a text together with a few words. */
const MAX_LINE = 2_500;

/**
 * Returns typed text behind these words: on the same line, or quoted below them if it has several lines. No line of it
 * looks like another person's or Hearth's. Each line fits a section.
 */
export function typedAfter(words: Mrkdwn, text: string): Mrkdwn[] {
  return fittingLines(text).length === 1 ? [md`${words} ${text}`] : [words, ...quoted(text)];
}

/** Returns typed text as a quotation: Slack shows a bar before each line. Each line fits a section. */
export function quoted(text: string): Mrkdwn[] {
  return fittingLines(text).map((line) => md`> ${line}`);
}

function fittingLines(text: string): string[] {
  return linesOf(text).flatMap(halved);
}

/** Divides a line that grows too long when it is escaped. */
function halved(line: string): string[] {
  if (asTyped(line).length <= MAX_LINE) return [line];
  const characters = [...line];
  const middle = Math.ceil(characters.length / 2);
  return [characters.slice(0, middle), characters.slice(middle)].flatMap((half) => halved(half.join('')));
}
