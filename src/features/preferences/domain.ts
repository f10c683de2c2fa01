import { addDays, type Day, dayIn, startOfDay } from '../../core/calendar.js';

/** Returns the end of a snooze: midnight in the person's time zone, `days` local days ahead. */
export function snoozeEnd(zone: string, now: Date, days: number): Date {
  return startOfDay(addDays(dayIn(zone, now), days), zone);
}

const MAX_DAYS = 366;

/** Returns the reason why a person cannot be away until that day; undefined if they can. */
export function awayProblem(until: Day, today: Day): 'past' | 'too-long' | undefined {
  if (until < today) return 'past';
  return until > addDays(today, MAX_DAYS) ? 'too-long' : undefined;
}

/**
 * Returns true if a Slack status contains one of these words or emoji as a whole word, ignoring case and punctuation.
 */
export function saysAway(status: { readonly text: string; readonly emoji: string }, words: readonly string[]): boolean {
  const texts = [plain(status.text), plain(status.emoji)];
  return words.map(plain).some((word) => word.trim() !== '' && texts.some((text) => text.includes(word)));
}

/** Returns true if a status can't match what an organizer typed, such as an emoji that isn't written as its name. */
export function isUnmatchable(word: string): boolean {
  return plain(word).trim() === '';
}

function plain(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return ` ${words.filter((word) => word !== '').join(' ')} `;
}

/** The length of a part in UTF-16 units once it is escaped; in a code block it stays below Slack's 3,000 for a text. */
const PART_LENGTH = 2_900;

const ESCAPED_LENGTH: Readonly<Record<string, number>> = { '&': 5, '<': 4, '>': 4 };

/** Splits a text into parts that each fit into one message. No character is lost or split. */
export function textParts(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let length = 0;
  for (const character of text) {
    const more = ESCAPED_LENGTH[character] ?? character.length;
    if (length + more > PART_LENGTH) {
      parts.push(part);
      part = '';
      length = 0;
    }
    part += character;
    length += more;
  }
  return part === '' ? parts : [...parts, part];
}
