import { type Day, whenInWords } from '../../../core/calendar.js';
import type { Concern } from '../../../feature.js';
import { cut } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { linkButton } from '../../../slack/interactions/contracts.js';
import { openCheckin } from '../contracts.js';
import { copy } from '../copy.js';

const A_LINE = 120;

/** A check-in of somebody else that has no answer yet. */
export function peerConcern(it: {
  name: string;
  day: Day;
  stuck: boolean;
  thread: string;
  today: Day;
  locale: string;
}): Concern {
  const words = it.stuck ? copy.peerStuck : copy.peerShared;
  return {
    kind: 'checkins.peer',
    text: md`${words(it.name, whenInWords(it.day, it.today, it.locale))}`,
    button: linkButton(copy.answerThem, it.thread),
  };
}

/** Something that the member said they would do. */
export function ownListConcern(commitment: string, occurrenceId: string): Concern {
  return {
    kind: 'checkins.list',
    text: md`${copy.stillOnList(cut(commitment, A_LINE))}`,
    button: openCheckin.element(copy.checkIn, { occurrenceId }),
  };
}

/** What everybody said on a day. */
export function threadConcern(it: { day: Day; thread: string; today: Day; locale: string }): Concern {
  return {
    kind: 'checkins.thread',
    text: md`${copy.threadOfDay(whenInWords(it.day, it.today, it.locale))}`,
    button: linkButton(copy.thread, it.thread),
  };
}
