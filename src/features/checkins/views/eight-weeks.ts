import type { KnownBlock } from '@slack/types';
import { barOf } from '../../../core/bar.js';
import { dateInWords } from '../../../core/calendar.js';
import type { Programme } from '../../../core/programmes.js';
import { context, section } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { eightWeeks as copy } from '../copy/eight-weeks.js';
import { type EightWeeks, LEAST_PEOPLE, roughly, type WeekCounts } from '../domain/eight-weeks.js';
import { nameOf } from './naming.js';

/** Returns the modal's blocks about how the programmes of a community went. */
export function eightWeeksBlocks(
  all: readonly (EightWeeks & { readonly programme: Programme })[],
  locale: string,
): KnownBlock[] {
  return [
    context(md`${copy.intro}`),
    ...all.map((it) => section(lines(md`*${nameOf(it.programme)}*`, ...programmeLines(it, locale)))),
  ];
}

function programmeLines({ weeks: all, medianMs }: EightWeeks, locale: string): Mrkdwn[] {
  if (all.length === 0) return [md`${copy.nothing}`];
  const weeks = all.filter(({ people }) => people >= LEAST_PEOPLE);
  const left = weeks.length < all.length ? [md`${copy.tooFew(LEAST_PEOPLE)}`] : [];
  if (weeks.length === 0) return left;
  const sum = (of: 'asked' | 'answered') => weeks.reduce((all, week) => all + week[of], 0);
  const median = medianMs === undefined ? [] : [copy.median(roughly(medianMs))];
  return [
    md`${[copy.all(sum('answered'), sum('asked')), ...median].join(' ')}`,
    ...weeks.map((week) => weekLine(week, locale)),
    ...left,
  ];
}

function weekLine(it: WeekCounts, locale: string): Mrkdwn {
  const facts = [
    it.asked > 0 ? copy.answered(it.answered, it.asked) : copy.noneAsked,
    ...(it.late > 0 ? [copy.late(it.late)] : []),
    ...(it.skipped > 0 ? [copy.skipped(it.skipped)] : []),
    ...(it.away > 0 ? [copy.away(it.away)] : []),
  ];
  const bar = barOf(it.asked > 0 ? it.answered / it.asked : 0);
  return md`${bar} ${copy.week(dateInWords(it.week, locale))}: ${facts.join(', ')}`;
}
