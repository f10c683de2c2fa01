import { byTs, type Limits, type Post } from './limits.js';
import { type Author, noteAbout } from './over.js';

/** The number of notes that limits would have caused, and of people who would have seen one. */
export interface Trial {
  readonly times: number;
  readonly people: number;
}

/** A member with their posts in the last weeks. */
export interface Counted extends Omit<Author, 'notedAt'> {
  readonly posts: readonly Post[];
}

/** Returns how often these limits would have spoken up if they had been there all along. */
export function trialOf(limits: Limits, members: readonly Counted[]): Trial {
  const always = <T>(limit: T | undefined) => limit && { ...limit, since: new Date(0) };
  const all = { ...limits, posts: always(limits.posts), promotion: always(limits.promotion) };
  const notes = members.map((it) => notesTo(it, all)).filter((it) => it > 0);
  return { times: notes.reduce((sum, it) => sum + it, 0), people: notes.length };
}

function notesTo({ posts, ...author }: Counted, limits: Limits): number {
  const sorted = [...posts].sort(byTs);
  let notedAt: Date | undefined;
  let notes = 0;
  for (const [i, post] of sorted.entries()) {
    const { at: now, day: today } = post;
    if (!noteAbout(post, limits, sorted.slice(0, i + 1), { ...author, notedAt }, { now, today })) continue;
    notedAt = now;
    notes += 1;
  }
  return notes;
}
