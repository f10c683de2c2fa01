import fc from 'fast-check';
import { countryOf, holidaysIn } from '../../src/attention/holidays.js';
import { isAway } from '../../src/core/away.js';
import { type Day, dayIn, weekdayOf } from '../../src/core/calendar.js';
import { AWAY, type Behaviour, type MemberPlan, type Simulated, simulateMonth } from './simulated-month.js';

/** The most messages in four weeks to a member who never answers. */
const MOST_TO_SILENT = 12;
const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
/** Two of these months run next to each other. */
const MEMBERS = 10;

const behaviours: readonly Behaviour[] = ['never', 'always', 'sometimes', 'skips', 'away', 'stops'];

const member: fc.Arbitrary<MemberPlan> = fc.record({
  // Answers take most of the time of the test.
  behaviour: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Behaviour>('never') },
    ...behaviours.map((it) => ({ weight: 1, arbitrary: fc.constant(it) })),
  ),
  zone: fc.constantFrom('Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo'),
  inBoth: fc.boolean(),
});

/** Answers every day in both: a late answer to a day on which nobody did would open the post of that day on the next one. */
const reliable: MemberPlan = { behaviour: 'always', zone: 'Europe/Berlin', inBoth: true };

/** Asks the member above for help. */
const stuck: MemberPlan = { behaviour: 'sometimes', zone: 'Europe/Berlin', inBoth: true };

const members = fc
  .array(member, { minLength: MEMBERS - 2, maxLength: MEMBERS - 2 })
  .map((others) => [reliable, stuck, ...others]);

const REMINDER = /your check-in is due by/;
/** What members hear because they reported something, at once. */
const ABOUT_REPORT = /^(Received|Handled): your report/;
/** What members hear because they asked for help, at once. */
const ABOUT_HELP = /offered to help you/;
const AT_SET_TIME = /^Time for \*Write together\*/;
/** Also as a part of a check-in. */
const FROM_MODERATOR = /A note from Noor Haddad/;

/**
 * Lets a month pass in which the check-ins of the second community open at one of these times, and checks what members
 * hear.
 */
export async function passesAMonth(...times: readonly string[]): Promise<void> {
  const month = fc.record({ members, opensAt: fc.constantFrom(...times) });
  await fc.assert(
    fc.asyncProperty(month, async (plan) => {
      const { members, posts, challengePosts, reminded, requests } = await simulateMonth(plan);
      print(members, posts, plan.opensAt);
      const heard = members.flatMap(({ messages }) => messages.map(({ text }) => text));
      expect(
        heard
          .filter((text) => ABOUT_REPORT.test(text))
          .map((text) => text.split(':')[0])
          .sort(),
      ).toEqual(['Handled', 'Handled', 'Received', 'Received']);
      const reminders = members.map(({ person, messages }) => ({
        of: person.id,
        count: messages.filter(({ text }) => FROM_MODERATOR.test(text)).length,
      }));
      expect(reminders.filter(({ count }) => count > 0)).toEqual([{ of: reminded.id, count: 1 }]);
      expect(requests).toBeGreaterThan(0);
      expect(heard.filter((text) => ABOUT_HELP.test(text))).toHaveLength(requests);
      expect(members.filter(({ notes }) => notes.length > 0)).not.toEqual([]);
      const isHoliday = new Map<string, (day: Day) => boolean>();
      for (const { zone } of members) isHoliday.set(zone, await holidaysIn(countryOf(zone)));
      for (const it of members) {
        const { zone, notes } = it;
        const messages = it.messages.filter(({ text }) => !ABOUT_REPORT.test(text) && !ABOUT_HELP.test(text));
        expect(notes.filter((at, i) => i > 0 && at.getTime() - (notes[i - 1]?.getTime() ?? 0) < WEEK_MS)).toEqual([]);
        const days = messages.map(({ at }) => dayIn(zone, at));
        const off = days.filter((day) => weekdayOf(day) > 5 || isHoliday.get(zone)?.(day) || isAwayOn(it, day));
        // The time of a reminder about the challenge is what the member chose.
        const spaced = messages.filter(({ text }) => !AT_SET_TIME.test(text));
        const close = spaced.filter(
          ({ at }, i) => i > 0 && at.getTime() - (spaced[i - 1]?.at.getTime() ?? 0) < HOUR_MS,
        );
        expect({ of: it.behaviour, zone, off, close }).toEqual({ of: it.behaviour, zone, off: [], close: [] });
        if (it.behaviour === 'never') expect(messages.length).toBeLessThanOrEqual(MOST_TO_SILENT);
        if (it.behaviour !== 'always') continue;
        expect(messages.filter(({ text }) => REMINDER.test(text))).toEqual([]);
        expect(
          again(days).map((day) => messages.flatMap(({ text }, i) => (days[i] === day ? text.split('\n')[0] : []))),
        ).toEqual([]);
      }
      expect(challengePosts).toHaveLength(1);
      for (const channel of posts) {
        expect(again(channel.map((at) => dayIn('Europe/Berlin', at)))).toEqual([]);
      }
    }),
    { numRuns: 1, endOnFailure: true },
  );
}

/** Returns the days on which something came again, except the first time on a Friday, on which the weekly review opens too. */
function again(days: readonly Day[]): Day[] {
  return days.filter((day, i) => day === days[i - (weekdayOf(day) === 5 ? 2 : 1)]);
}

function isAwayOn({ behaviour }: MemberPlan, day: Day): boolean {
  return behaviour === 'away' && isAway({ awayFrom: AWAY.from, awayUntil: AWAY.until }, day);
}

function print(members: readonly Simulated[], posts: readonly (readonly Date[])[], opensAt: string): void {
  const lines = behaviours.map((behaviour) => {
    const counts = members
      .filter((it) => it.behaviour === behaviour)
      .map(({ messages }) => messages.length)
      .sort((a, b) => a - b);
    return `${behaviour}: ${counts.length} members, messages ${counts.join(' ')}`;
  });
  const channels = posts.map((it) => it.length).join(' and ');
  const notes = members.reduce((sum, it) => sum + it.notes.length, 0);
  process.stdout.write(
    `28 days, second community at ${opensAt}\n${lines.join('\n')}\nposts in the channels: ${channels}; notes about limits: ${notes}\n`,
  );
}
