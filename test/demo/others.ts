import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { newestThread } from '../../local-slack/world/happened.js';
import type { Channel, Message } from '../../local-slack/world/workspace.js';
import { addDays, dayIn, instantAt, timeIn } from '../../src/core/calendar.js';
import { MINUTE } from '../../src/core/durations.js';
import { copy } from '../../src/features/checkins/copy.js';
import { LATER, RESPONSES } from './earlier.js';
import { answersOf, checkIn, replyTo } from './past.js';
import { MEMBERS, VISITOR } from './people.js';

/** The people of the demo whom nobody plays, and the clock by which they live. */
interface Others {
  readonly home: Channel;
  readonly others: readonly DrivenPerson[];
  readonly now: () => Date;
}

/** What these people do by themselves. */
export interface GoingOn {
  /** Does what is due. Call it whenever the clock has moved. */
  readonly goOn: () => Promise<void>;
  /** Returns the next time after this one at which something falls due. */
  readonly next: (after: Date) => Promise<Date | undefined>;
}

/** Returns what these people do: they check in, and they reply to what the visitor of the demo has shared. */
export function whoGoOn(it: Others): GoingOn {
  const parts = [whoCheckIn(it), whoReply(it)];
  return {
    goOn: async () => {
      for (const { goOn } of parts) await goOn();
    },
    next: async (after) => {
      const all = await Promise.all(parts.map(({ next }) => next(after)));
      return earliest(all.flatMap((at) => at ?? []));
    },
  };
}

function earliest(all: readonly Date[]): Date | undefined {
  return all.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

/** Returns true if the visitor may be acting as this person: they have a modal open, which must not close by itself. */
function isPlayed({ modal }: DrivenPerson): boolean {
  return modal !== undefined;
}

/** They check in, each once a day, a little later than the one before, and finish what they said last. */
function whoCheckIn({ others, now }: Others): GoingOn {
  const last = new Map<string, string>();
  const said = new Map(MEMBERS.map(({ name, answers }) => [name, answers.at(-1)?.next[0]]));
  const times = others.map((person, i) => ({ person, time: `09:${10 + 5 * i}` }));
  return {
    goOn: async () => {
      for (const [i, { person, time }] of times.entries()) {
        const { zone } = person.user;
        const day = dayIn(zone, now());
        if (isPlayed(person)) continue;
        if (last.get(person.id) === day || timeIn(zone, now()) < time) continue;
        last.set(person.id, day);
        const question = person.directMessages().findLast((text) => text.includes('[Check in]'));
        if (!question) continue;
        const [before, next] = [said.get(person.name), LATER[(Number(day.slice(-2)) + i) % LATER.length] ?? ''];
        await checkIn(person, { done: before && question.includes(before) ? [before] : [], next: [next] });
        said.set(person.name, next);
      }
    },
    next: async (after) => {
      const todayAndTomorrow = times.flatMap(({ person, time }) => {
        const { zone } = person.user;
        const today = dayIn(zone, after);
        return [instantAt(today, time, zone), instantAt(addDays(today, 1), time, zone)];
      });
      return earliest(todayAndTomorrow.filter((at) => at > after));
    },
  };
}

const REPLY_AFTER = 10 * MINUTE;

/** They reply to what the visitor of the demo has shared, twice to each check-in. */
function whoReply({ home, others, now }: Others): GoingOn {
  const seen = new Set(answersOf(VISITOR, home).map((it) => it.ts));
  let count = 0;
  const waiting = () => {
    const answer = answersOf(VISITOR, home).at(-1);
    return answer && !seen.has(answer.ts) && answer.threadTs === newestThread(home) ? answer : undefined;
  };
  const dueAt = ({ ts }: Message) => new Date(Number(ts) * 1000 + REPLY_AFTER);
  return {
    goOn: async () => {
      const answer = waiting();
      if (!answer || now() < dueAt(answer) || others.some(isPlayed)) return;
      seen.add(answer.ts);
      const isStuck = JSON.stringify(answer.blocks).includes(copy.inTheWay);
      for (const { from, text, ifStuck = text } of RESPONSES[count++ % RESPONSES.length] ?? []) {
        const person = others.find(({ name }) => name === from);
        if (person) await replyTo(answer, person, VISITOR, isStuck ? ifStuck : text);
      }
    },
    next: async (after) => {
      const answer = waiting();
      return answer && dueAt(answer) > after ? dueAt(answer) : undefined;
    },
  };
}
