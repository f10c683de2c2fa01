import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { newestThread } from '../../local-slack/world/happened.js';
import type { Channel } from '../../local-slack/world/workspace.js';
import { dayIn, timeIn } from '../../src/core/calendar.js';
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

/** Returns a function that lets these people do what is due. Call it whenever the clock has moved. */
export function whoGoOn(it: Others): () => Promise<void> {
  const goOn = whoCheckIn(it);
  const respond = whoReply(it);
  return async () => {
    await goOn();
    await respond();
  };
}

/** They check in, each once a day, a little later than the one before, and finish what they said last. */
function whoCheckIn({ others, now }: Others): () => Promise<void> {
  const last = new Map<string, string>();
  const said = new Map(MEMBERS.map(({ name, answers }) => [name, answers.at(-1)?.next[0]]));
  return async () => {
    for (const [i, person] of others.entries()) {
      const { zone } = person.user;
      const day = dayIn(zone, now());
      if (last.get(person.id) === day || timeIn(zone, now()) < `09:${10 + 10 * i}`) continue;
      last.set(person.id, day);
      const question = person.directMessages().findLast((text) => text.includes('[Check in]'));
      if (!question) continue;
      const [before, next] = [said.get(person.name), LATER[(Number(day.slice(-2)) + i) % LATER.length] ?? ''];
      await checkIn(person, { done: before && question.includes(before) ? [before] : [], next: [next] });
      said.set(person.name, next);
    }
  };
}

/** The time after which somebody replies to what the visitor shared. */
const REPLY_AFTER = 10 * MINUTE;

/** They reply to what the visitor of the demo has shared, twice to each check-in. */
function whoReply({ home, others, now }: Others): () => Promise<void> {
  const seen = new Set(answersOf(VISITOR, home).map((it) => it.ts));
  let count = 0;
  return async () => {
    const answer = answersOf(VISITOR, home).at(-1);
    const isNew = answer && !seen.has(answer.ts) && answer.threadTs === newestThread(home);
    if (!isNew || now().getTime() - Number(answer.ts) * 1000 < REPLY_AFTER) return;
    seen.add(answer.ts);
    const isStuck = JSON.stringify(answer.blocks).includes(copy.inTheWay);
    for (const { from, text, ifStuck = text } of RESPONSES[count++ % RESPONSES.length] ?? []) {
      const person = others.find(({ name }) => name === from);
      if (person) await replyTo(answer, person, VISITOR, isStuck ? ifStuck : text);
    }
  };
}
