import { weekdayInWords } from '../../../core/calendar.js';
import type { Programme } from '../../../core/programmes.js';
import { actions, context, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { openCurrent, showCircles } from '../contracts.js';
import { circlesCopy } from '../copy/circles.js';
import { programmeCopy } from '../copy/programmes.js';
import { copy } from '../copy.js';
import type { Circle } from '../store/circles.js';
import type { Tally } from '../store/days.js';
import { circleName, listNames } from './circles.js';

/**
 * Returns the day's post, which starts the thread with the answers. Its button opens the current check-in; the post
 * of a past day has none.
 */
export function dayMessage(it: {
  programme: Pick<Programme, 'id' | 'communityId' | 'name'>;
  day: string;
  tally: Tally;
  circle?: Circle | undefined;
  /** The names of the members of a circle that has its first post. */
  formed?: readonly string[];
}): Message {
  const { day, tally, circle, formed = [] } = it;
  const { id: programmeId, communityId } = it.programme;
  const weekday = weekdayInWords(day);
  const ofAll = programmeId === communityId ? copy.dayPost(weekday) : programmeCopy.dayPost(it.programme.name, weekday);
  const title = circle ? circlesCopy.dayPost(circleName(circle), ofAll) : ofAll;
  const count = tally.isPast ? tally.count : copy.soFar(tally.count);
  const heading = tally.count > 0 ? md`*${title}: ${count}*` : md`*${title}*`;
  const names = namesIn(tally);
  const words = names ? md`${heading} · ${names}` : heading;
  const checkIn = openCurrent.element(copy.checkIn, { communityId, programmeId });
  if (!circle) return message(tally.isPast ? section(words) : section(words, checkIn));
  const who = showCircles.element(circlesCopy.whoIsIn, { communityId, programmeId, circleId: circle.id });
  return message(
    section(words),
    ...(formed.length > 0 ? [context(md`${circlesCopy.formed(listNames(formed))}`)] : []),
    ...(tally.isPast ? [] : [actions(checkIn, who)]),
  );
}

/** Names all who have checked in, in their order, or else the latest. Undefined if nobody has shared an answer. */
function namesIn({ count, latest }: Tally): string | undefined {
  if (latest.length === 0) return undefined;
  const list = listNames;
  return latest.length === count ? list([...latest].reverse()) : copy.latest(list(latest));
}
