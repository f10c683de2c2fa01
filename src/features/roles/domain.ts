import { DAY } from '../../core/durations.js';

/** The time before the end of a role at which its holder is reminded: a week, or a day if it is given for less. */
const REMIND_BEFORE_MS = [7 * DAY, DAY];

/**
 * Returns when to remind the holder of a role that ends at `endsAt`, if its end is set at `now`; undefined if it ends too
 * soon for that.
 */
export function remindAt(endsAt: Date, now: Date): Date | undefined {
  const times = REMIND_BEFORE_MS.map((before) => new Date(endsAt.getTime() - before));
  return times.find((it) => it > now);
}

/**
 * Returns the subject of a message about a community, with the time and, if there is one, the role that it is about and
 * its topic.
 */
export function subjectOf(communityId: string, since: Date, role = '', topic = ''): string {
  return [communityId, since.toISOString(), role, ...(topic ? [topic] : [])].join(' ');
}

/** Returns what a subject was made of. */
export function subjectIn(subject: string): { communityId: string; since: Date; role: string; topic: string } {
  const [communityId = '', since = '', role = '', ...topic] = subject.split(' ');
  return { communityId, since: new Date(since), role, topic: topic.join(' ') };
}
