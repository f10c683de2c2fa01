import fc from 'fast-check';
import { dayIn } from '../../../../src/core/calendar.js';
import { DAY, HOUR } from '../../../../src/core/durations.js';
import { logRefusal } from '../../../../src/features/challenges/domain/days.js';
import {
  endOf,
  type Moment,
  type MomentFacts,
  nextMoment,
  type Timeline,
} from '../../../../src/features/challenges/domain/moments.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';

const FACTS: MomentFacts = { zones: ['Europe/Berlin'], cheeredAt: undefined, mayPost: true };

const SCHEDULED: Timeline = {
  ...MOST_DAYS,
  state: 'scheduled',
  zone: 'Europe/Berlin',
  groupTarget: null,
  prompts: [],
  promptPace: 'daily',
  prompted: 0,
  endedAt: null,
  summedUpAt: null,
};
const RUNNING: Timeline = { ...SCHEDULED, state: 'running' };
const FIXED: Timeline = { ...RUNNING, groupTarget: 21 };
const ENDED: Timeline = { ...FIXED, state: 'ended', endedAt: new Date('2026-12-09T23:00:00Z') };

const at = (iso: string) => new Date(iso);
const kindAt = (it: Moment | undefined) =>
  it && `${'prompt' in it ? `${it.kind} ${it.prompt}` : it.kind} ${it.at.toISOString().slice(0, 16)}`;

test.each<[string, Timeline, Partial<MomentFacts>, string, string | undefined]>([
  ['the start is midnight in its zone', SCHEDULED, {}, '2026-11-20T12:00Z', 'start 2026-11-22T23:00'],
  ['a start that was missed is not lost', SCHEDULED, {}, '2026-11-24T12:00Z', 'start 2026-11-22T23:00'],
  ['the target is fixed after the third day', RUNNING, {}, '2026-11-23T12:00Z', 'fix-target 2026-11-25T23:00'],
  [
    'or after the last one',
    { ...RUNNING, lastDay: MOST_DAYS.firstDay },
    {},
    '2026-11-23T12:00Z',
    'fix-target 2026-11-23T23:00',
  ],
  ['the end waits for the grace', FIXED, {}, '2026-11-27T12:00Z', 'end 2026-12-09T23:00'],
  [
    'and for the last zone',
    FIXED,
    { zones: ['Asia/Tokyo', 'Pacific/Honolulu'] },
    '2026-11-27T12:00Z',
    'end 2026-12-10T10:00',
  ],
  ['the summary comes in the morning', ENDED, {}, '2026-12-09T23:01Z', 'summary 2026-12-10T09:00'],
  [
    'of the next day if it ended later',
    { ...ENDED, endedAt: at('2026-12-10T10:00Z') },
    {},
    '2026-12-10T10:01Z',
    'summary 2026-12-11T09:00',
  ],
  ['and only once', { ...ENDED, summedUpAt: at('2026-12-10T09:00Z') }, {}, '2026-12-10T09:01Z', undefined],
  ['and waits while nothing may be posted', ENDED, { mayPost: false }, '2026-12-10T09:01Z', undefined],
  ['a cancelled one has none', { ...FIXED, state: 'cancelled' }, {}, '2026-12-01T09:00Z', undefined],
  ['a draft has none', { ...SCHEDULED, state: 'draft' }, {}, '2026-12-01T09:00Z', undefined],
  [
    'cheers are gathered on the next morning',
    FIXED,
    { cheeredAt: at('2026-11-27T22:59Z') },
    '2026-11-27T23:00Z',
    'cheers 2026-11-28T08:00',
  ],
  [
    'a prompt is posted in the morning',
    { ...FIXED, prompts: ['A', 'B'] },
    {},
    '2026-11-23T07:59Z',
    'prompt 1 2026-11-23T08:00',
  ],
  [
    'the next one a day later',
    { ...FIXED, prompts: ['A', 'B'], prompted: 1 },
    {},
    '2026-11-23T08:00Z',
    'prompt 2 2026-11-24T08:00',
  ],
  [
    'or a week',
    { ...FIXED, prompts: ['A', 'B'], prompted: 1, promptPace: 'weekly' },
    {},
    '2026-11-23T08:00Z',
    'prompt 2 2026-11-30T08:00',
  ],
  [
    'of several that were missed, only the latest is posted',
    { ...FIXED, prompts: ['A', 'B', 'C', 'D'] },
    {},
    '2026-11-25T12:00Z',
    'prompt 3 2026-11-25T08:00',
  ],
  [
    'and none after the last day',
    { ...FIXED, prompts: ['A', 'B', 'C', 'D'] },
    {},
    '2026-12-07T12:00Z',
    'end 2026-12-09T23:00',
  ],
  [
    'the end waits for no post that Slack refuses',
    { ...FIXED, prompts: ['A'] },
    { cheeredAt: at('2026-12-01T12:00Z') },
    '2026-12-09T23:00Z',
    'end 2026-12-09T23:00',
  ],
])('%s', (_, timeline, facts, now, expected) => {
  expect(kindAt(nextMoment(timeline, { ...FACTS, ...facts }, at(now)))).toBe(expected);
});

const ZONES = ['Pacific/Kiritimati', 'Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Pacific/Pago_Pago', 'UTC'];
const zones = fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 4 });

const timelines = fc
  .record({
    plan: plans,
    zone: fc.constantFrom(...ZONES),
    prompts: fc.array(fc.constant('A prompt'), { maxLength: 31 }),
    promptPace: fc.constantFrom('daily' as const, 'weekly' as const),
    isByHand: fc.boolean(),
  })
  .map(({ plan, isByHand, ...it }): Timeline => ({ ...SCHEDULED, ...plan, ...it, groupTarget: isByHand ? 5 : null }));

/** Returns the challenge after a moment. */
function after(it: Timeline, moment: Moment): Timeline {
  switch (moment.kind) {
    case 'start':
      return { ...it, state: 'running' };
    case 'fix-target':
      return { ...it, groupTarget: 7 };
    case 'end':
      return { ...it, state: 'ended', endedAt: moment.at };
    case 'summary':
      return { ...it, summedUpAt: moment.at };
    case 'prompt':
      return { ...it, prompted: moment.prompt };
    case 'cheers':
      return it;
  }
}

/** Runs a challenge to its end. Hearth is down for these hours, one after the other, whenever it waits for a moment. */
function run(start: Timeline, facts: MomentFacts, downHours: readonly number[]): Moment[] {
  const happened: Moment[] = [];
  let [it, now] = [start, new Date('2025-12-01T00:00:00Z')];
  for (let step = 0; ; step += 1) {
    const moment = nextMoment(it, facts, now);
    if (!moment) return happened;
    if (step > 200) throw new Error('It never ends.');
    const down = (downHours[step % Math.max(1, downHours.length)] ?? 0) * HOUR;
    now = new Date(Math.max(now.getTime(), moment.at.getTime() + down));
    const due = nextMoment(it, facts, now);
    if (!due) return happened;
    happened.push(due);
    it = after(it, due);
  }
}

const once = (all: readonly Moment[]) => all.map((one) => ('prompt' in one ? `prompt ${one.prompt}` : one.kind));

test('moments come in their order, each once, and none is lost, however long Hearth was down', () => {
  fc.assert(
    fc.property(
      timelines,
      zones,
      fc.array(fc.integer({ min: 0, max: 24 * 40 }), { maxLength: 6 }),
      (timeline, zones, downHours) => {
        const facts = { ...FACTS, zones };
        const happened = run(timeline, facts, downHours);
        const names = once(happened);
        expect(new Set(names).size).toBe(names.length);
        const lasting = names.filter((name) => !name.startsWith('prompt'));
        expect(lasting).toEqual(['start', ...(timeline.groupTarget === null ? ['fix-target'] : []), 'end', 'summary']);
        // What is posted late comes after the rest.
        for (const isPost of [true, false]) {
          const some = happened.filter(({ kind }) => ['prompt', 'summary'].includes(kind) === isPost);
          const times = some.map((one) => one.at.getTime());
          expect(times).toEqual([...times].sort((a, b) => a - b));
        }
        const prompts = happened.flatMap((one) => ('prompt' in one ? [one.prompt] : []));
        expect(prompts).toEqual([...prompts].sort((a, b) => a - b));
      },
    ),
  );
});

test('while Hearth is up, each prompt is posted whose day is within the challenge', () => {
  fc.assert(
    fc.property(timelines, (timeline) => {
      const happened = run(timeline, FACTS, []);
      const days = timeline.promptPace === 'daily' ? 1 : 7;
      const length = Math.round((Date.parse(timeline.lastDay) - Date.parse(timeline.firstDay)) / DAY) + 1;
      const expected = Math.min(timeline.prompts.length, Math.ceil(length / days));
      expect(happened.filter(({ kind }) => kind === 'prompt')).toHaveLength(expected);
    }),
  );
});

test('a challenge ends when the last of those who take part can’t log any more, and no sooner', () => {
  fc.assert(
    fc.property(timelines, zones, (timeline, zones) => {
      const end = endOf(timeline, zones);
      const refusals = (now: Date) =>
        zones.map((zone) => logRefusal({ ...MOST_DAYS, ...timeline }, timeline.lastDay, dayIn(zone, now)));
      expect(refusals(end)).toEqual(zones.map(() => 'too-late'));
      const before = [...refusals(new Date(end.getTime() - 1)), dayIn(timeline.zone, new Date(end.getTime() - 1))];
      expect(
        before.includes(undefined) ||
          before.at(-1) === dayIn(timeline.zone, new Date(endOf(timeline, []).getTime() - 1)),
      ).toBe(true);
    }),
  );
});
