import type { TimeOfDay, Weekday } from '../../core/calendar.js';

/** Returns a readable name for a channel: `Indie makers` for `indie-makers`. */
export function nameOfChannel(channel: string): string {
  const words = channel.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The rhythm that the form suggests for a new community. */
export const DEFAULT_RHYTHM: { days: Weekday[]; time: TimeOfDay; deadline: TimeOfDay } = {
  days: [1, 2, 3, 4, 5],
  time: '09:00',
  deadline: '18:00',
};
