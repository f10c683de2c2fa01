import { addDays, type Day, dayIn, instantAt } from '../../core/calendar.js';

/** A snooze of so many days ends with the day, by their own calendar. */
export function snoozeEnd(zone: string, now: Date, days: number): Date {
  return instantAt(addDays(dayIn(zone, now), days), '00:00', zone);
}

const MAX_DAYS = 366;

/** Why somebody cannot be away until that day. */
export function awayProblem(until: Day, today: Day): 'past' | 'too-long' | undefined {
  if (until < today) return 'past';
  return until > addDays(today, MAX_DAYS) ? 'too-long' : undefined;
}

/** Whether a Slack status has one of these words or emoji in it, as words of their own and however they are written. */
export function saysAway(status: { readonly text: string; readonly emoji: string }, words: readonly string[]): boolean {
  const texts = [plain(status.text), plain(status.emoji)];
  return words.map(plain).some((word) => word.trim() !== '' && texts.some((text) => text.includes(word)));
}

function plain(text: string): string {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return ` ${words.filter((word) => word !== '').join(' ')} `;
}
