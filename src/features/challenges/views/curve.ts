import { type Day, dayInWords } from '../../../core/calendar.js';
import type { Mark } from '../../../slack/pictures/axes.js';
import { lineChart } from '../../../slack/pictures/line-chart.js';
import { copy } from '../copy.js';
import { type CurvePoint, curveOf } from '../domain/curve.js';
import type { Logged } from '../domain/progress.js';
import { amountInWords } from '../domain/typed.js';
import type { Challenge } from '../store/challenges.js';
import { amountWords } from './words.js';

const words = copy.running.curve;

/**
 * Returns the picture of the group's curve beside an even pace, and what it shows in words, for readers of all locales.
 * `until`: the last day that it shows of a challenge that isn't over.
 */
export function curveOfGroup(
  { challenge, groupTarget }: { readonly challenge: Challenge; readonly groupTarget: number },
  logs: readonly (Logged & { readonly participantId: string })[],
  until?: Day,
): { readonly title: string; readonly svg: string; readonly alt: string } {
  const days = curveOf(challenge, { logs, groupTarget });
  const shown = days.filter(({ day }) => !until || day <= until);
  const { done = 0, planned = 0 } = shown.at(-1) ?? {};
  const [inWords, target] = [amountInWords(done), amountWords(challenge, groupTarget, 'en-GB')];
  const title = until ? words.upTo(shown.length, days.length) : challenge.name;
  const start = { day: 0, value: 0 };
  const svg = lineChart({
    sums: [start, ...shown.map((it, n) => ({ day: n + 1, value: it.done }))],
    plan: [start, ...days.map((it, n) => ({ day: n + 1, value: it.planned }))],
    days: daysOf(days.length),
    values: [0, groupTarget, done]
      .map((at) => ({ at, text: amountInWords(at) }))
      .filter(isApart(Math.max(done, groupTarget))),
    texts: {
      title,
      sum: words.together(inWords),
      plan: words.plan,
      target: words.target(target),
      latest: inWords,
    },
  });
  const alt = until
    ? words.altSoFar({ day: shown.length, done: inWords, planned: amountInWords(Math.round(planned)), target })
    : words.alt(inWords, target);
  return { title, svg, alt: [alt, ...reachedIn(shown, groupTarget)].join(' ') };
}

/** Marks the first day, one half way, and the last. */
function daysOf(length: number): Mark[] {
  const days = new Set([1, Math.ceil(length / 2), length]);
  return [...days].map((at) => ({ at, text: words.day(at) }));
}

/** Leaves out a mark that would overlap one before it. */
function isApart(most: number) {
  return ({ at }: Mark, n: number, all: readonly Mark[]) =>
    all.slice(0, n).every((other) => Math.abs(other.at - at) > most / 10);
}

/** Says on which days half of the target and all of it were reached, as far as they were. */
function reachedIn(points: readonly CurvePoint[], target: number): string[] {
  const dayOf = (part: number) => points.find(({ done }) => done >= target * part)?.day;
  const [half, all] = [dayOf(0.5), dayOf(1)];
  return [...(half ? [words.half(dayInWords(half))] : []), ...(all ? [words.all(dayInWords(all))] : [])];
}
