import { createHash } from 'node:crypto';
import { dateInWords } from '../../../core/calendar.js';
import { columnChart } from '../../../slack/pictures/column-chart.js';
import { eightWeeks as copy } from '../copy/eight-weeks.js';
import { type EightWeeks, isShown, type WeekCounts } from '../domain/eight-weeks.js';
import { weekInWords } from './eight-weeks.js';

/** Dates in a picture suit readers of all locales. */
const LOCALE = 'en-GB';

/** The fewest weeks that a picture compares. */
const LEAST_WEEKS = 2;

/** The fewest places for columns, so that none is as wide as it is tall. */
const LEAST_PLACES = 4;

/** A picture to upload. Its key has a hash of what it shows, so that it never belongs to other figures. */
export interface EightWeeksPicture {
  readonly key: string;
  readonly title: string;
  readonly svg: string;
  readonly alt: string;
}

/** Returns the picture of how a programme went; undefined with fewer than two weeks to compare. */
export function eightWeeksPicture(programmeId: string, { weeks: all }: EightWeeks): EightWeeksPicture | undefined {
  const shown = all.filter((it) => isShown(it) && it.asked > 0);
  if (shown.length < LEAST_WEEKS) return undefined;
  const places = Math.max(LEAST_PLACES, all.length);
  const placeOf = (it: WeekCounts) => places - all.length + all.indexOf(it);
  const most = Math.max(...shown.map(({ asked }) => asked));
  const svg = columnChart({
    places,
    columns: shown.map((it) => ({
      at: placeOf(it),
      parts: [it.answered - it.late, it.late, it.asked - it.answered],
      text: copy.percent(it.answered, it.asked),
    })),
    // Every second date, because all of them have no room.
    marks: all
      .map((it) => ({ at: placeOf(it), text: dateInWords(it.week, LOCALE) }))
      .filter(({ at }) => (places - 1 - at) % 2 === 0),
    values: [0, most].map((at) => ({ at, text: String(at) })),
    texts: { title: copy.pictured.title, parts: copy.pictured.parts },
  });
  const alt = [copy.pictured.alt, ...shown.map((it) => `${weekInWords(it, LOCALE)}.`)].join(' ');
  return { key: `checkins.eight-weeks:${programmeId}:${hashOf(svg)}`, title: copy.pictured.title, svg, alt };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
