import type { KnownBlock } from '@slack/types';
import { barOf } from '../../../core/bar.js';
import { dateInWords } from '../../../core/calendar.js';
import type { Programme } from '../../../core/programmes.js';
import { context, picture, section } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import type { UploadedPicture } from '../../../slack/outbound/uploads.js';
import { eightWeeks as copy } from '../copy/eight-weeks.js';
import { type EightWeeks, isShown, LEAST_PEOPLE, roughly, type WeekCounts } from '../domain/eight-weeks.js';
import { nameOf } from './naming.js';

/** The figures of a programme, and its picture if Slack has one of just these figures. */
interface Shown extends EightWeeks {
  readonly programme: Programme;
  readonly uploaded: UploadedPicture | undefined;
}

/** Returns the modal's blocks about how the programmes of a community went. */
export function eightWeeksBlocks(all: readonly Shown[], locale: string): KnownBlock[] {
  return [
    context(md`${copy.intro}`),
    ...all.flatMap((it) => [
      section(lines(md`*${nameOf(it.programme)}*`, ...programmeLines(it, locale))),
      ...(it.uploaded ? [picture(it.uploaded)] : []),
    ]),
  ];
}

function programmeLines({ weeks: all, medianMs, uploaded }: Shown, locale: string): Mrkdwn[] {
  if (all.length === 0) return [md`${copy.nothing}`];
  const weeks = all.filter(isShown);
  const left = weeks.length < all.length ? [md`${copy.tooFew(LEAST_PEOPLE)}`] : [];
  if (weeks.length === 0) return left;
  const sum = (of: 'asked' | 'answered') => weeks.reduce((all, week) => all + week[of], 0);
  const median = medianMs === undefined ? [] : [copy.median(roughly(medianMs))];
  return [
    md`${[copy.all(sum('answered'), sum('asked')), ...median].join(' ')}`,
    ...weeks.map((week) => weekLine(week, locale, uploaded !== undefined)),
    ...left,
  ];
}

/** With a picture, the line needs no bar. */
function weekLine(it: WeekCounts, locale: string, isPictured: boolean): Mrkdwn {
  const bar = isPictured ? '• ' : barOf(it.asked > 0 ? it.answered / it.asked : 0);
  return md`${bar} ${weekInWords(it, locale)}`;
}

/** Returns a week's counts in words. */
export function weekInWords(it: WeekCounts, locale: string): string {
  const facts = [
    it.asked > 0 ? copy.answered(it.answered, it.asked) : copy.noneAsked,
    ...(it.late > 0 ? [copy.late(it.late)] : []),
    ...(it.skipped > 0 ? [copy.skipped(it.skipped)] : []),
    ...(it.away > 0 ? [copy.away(it.away)] : []),
  ];
  return `${copy.week(dateInWords(it.week, locale))}: ${facts.join(', ')}`;
}
