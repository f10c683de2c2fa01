import { weekdayInWords } from '../../../core/calendar.js';
import type { Programme } from '../../../core/programmes.js';
import { type Message, message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { openCurrent } from '../contracts.js';
import { programmeCopy } from '../copy/programmes.js';
import { copy } from '../copy.js';
import type { Tally } from '../store/days.js';

/**
 * Returns the day's post, which starts the thread with the answers. Its button opens the current check-in; the post
 * of a past day has none.
 */
export function dayMessage(it: {
  programme: Pick<Programme, 'id' | 'communityId' | 'name'>;
  day: string;
  tally: Tally;
}): Message {
  const { day, tally } = it;
  const { id: programmeId, communityId } = it.programme;
  const weekday = weekdayInWords(day);
  const title = programmeId === communityId ? copy.dayPost(weekday) : programmeCopy.dayPost(it.programme.name, weekday);
  const count = tally.isPast ? tally.count : copy.soFar(tally.count);
  const heading = tally.count > 0 ? md`*${title}: ${count}*` : md`*${title}*`;
  const names = namesIn(tally);
  const words = names ? md`${heading} · ${names}` : heading;
  return message(
    tally.isPast ? section(words) : section(words, openCurrent.element(copy.checkIn, { communityId, programmeId })),
  );
}

/** Names all who have checked in, in their order, or else the latest. Undefined if nobody has shared an answer. */
function namesIn({ count, latest }: Tally): string | undefined {
  if (latest.length === 0) return undefined;
  const list = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names);
  return latest.length === count ? list([...latest].reverse()) : copy.latest(list(latest));
}
