import type { Day } from '../../../core/calendar.js';

// The subject of the question what to do with a challenge that nobody joined: the challenge and its first day, because
// one that was moved is asked about again.

export function questionOf({ id, firstDay }: { readonly id: string; readonly firstDay: Day }): string {
  return `${id} ${firstDay}`;
}

export function questionIn(subject: string): { readonly id: string; readonly firstDay: Day } {
  const [id = '', firstDay = ''] = subject.split(' ');
  return { id, firstDay };
}
