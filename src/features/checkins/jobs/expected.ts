import { preferencesOf } from '../../../attention/preferences.js';
import type { Requested } from '../../../attention/requested.js';
import { addDays, dayIn, startOfDay } from '../../../core/calendar.js';
import { type Tx, together } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { GAP_MS } from '../domain/due.js';
import { dueOf, dueSoon } from '../store/messages.js';
import { factsOf, historyFor, stepFor } from './facts.js';

/** Returns the messages about check-ins that this person has got, and gets next, so that nudges make room for them. */
export async function expectedCheckins(tx: Tx, person: Person, now: Date): Promise<Requested> {
  const { zone, userId } = person;
  const today = dayIn(zone, now);
  const soon = new Date(now.getTime() + GAP_MS);
  const midnight = startOfDay(addDays(today, 1), zone);
  const [preferences, all] = await together(preferencesOf(tx, userId), dueOf(tx, userId));
  const facts = await factsOf(person, preferences, await historyFor(tx, userId, preferences, now), now);
  const coming = [];
  for (const due of dueSoon(all, { until: midnight > soon ? midnight : soon, remindUntil: soon })) {
    const { occurrence } = due;
    const at = occurrence.dueAt && occurrence.dueAt > now ? occurrence.dueAt : now;
    // The step that it will take at its time.
    const then = { ...facts, now: at, quietUntil: undefined, heard: { ...facts.heard, at: undefined } };
    const step = await stepFor(tx, then, due);
    if (['ask', 'remind', 'pause'].includes(step.kind)) coming.push({ at, isAsked: step.kind !== 'remind' });
  }
  const { askedAt, remindedAt } = facts.heard;
  const sent = [askedAt, remindedAt].flatMap((it) => it ?? []).sort((a, b) => b.getTime() - a.getTime());
  const isOfToday = (at: Date) => dayIn(zone, at) === today;
  return {
    isToday: sent.some(isOfToday) || coming.some((it) => it.isAsked && isOfToday(it.at)),
    lastAt: sent[0],
    nextAt: coming.map((it) => it.at).sort((a, b) => a.getTime() - b.getTime())[0],
  };
}
