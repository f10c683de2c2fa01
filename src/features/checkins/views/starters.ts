import { type Day, onDayInWords } from '../../../core/calendar.js';
import type { Starter } from '../../../feature.js';
import { cut } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { linkButton } from '../../../slack/interactions/contracts.js';
import { openCheckin } from '../contracts.js';
import { copy } from '../copy.js';

const MAX_LINE = 120;

/** Returns the starter about another member's check-in that has no answer yet. */
export function peerStarter(it: {
  name: string;
  day: Day;
  stuck: boolean;
  thread: string;
  today: Day;
  locale: string;
}): Starter {
  const words = it.stuck ? copy.peerStuck : copy.peerShared;
  return {
    kind: 'checkins.peer',
    text: md`${words(it.name, onDayInWords(it.day, it.today, it.locale))}`,
    button: linkButton(copy.answerThem, it.thread),
  };
}

/** Returns the starter about one of the member's own commitments. */
export function ownListStarter(commitment: string, occurrenceId: string): Starter {
  return {
    kind: 'checkins.list',
    text: md`${copy.stillOnList(cut(commitment, MAX_LINE))}`,
    button: openCheckin.element(copy.checkIn, { occurrenceId }),
  };
}

/** Returns the starter that links to the thread of a day. */
export function threadStarter(it: { day: Day; thread: string; today: Day; locale: string }): Starter {
  return {
    kind: 'checkins.thread',
    text: md`${copy.threadOfDay(onDayInWords(it.day, it.today, it.locale))}`,
    button: linkButton(copy.thread, it.thread),
  };
}
