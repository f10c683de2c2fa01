import type { Guide } from '../../local-slack/world/guide.js';
import { addDays, type Day, instantAt, onOrAfter, weekdayInWords } from '../../src/core/calendar.js';
import { checkinModal } from '../../src/features/checkins/contracts.js';
import { HOME_CHANNEL, NEWCOMER, ORGANIZER, QUIET, SPARE_CHANNEL, VISITOR, ZONE } from './people.js';

/** Returns what a visitor of the demo can try first, if the demo starts on that day. */
export function demoGuide(today: Day): Guide {
  const next = onOrAfter(addDays(today, 1), [1, 2, 3, 4, 5]);
  const day = next === addDays(today, 1) ? 'tomorrow' : weekdayInWords(next);
  const morning = instantAt(next, '09:05', ZONE);
  return {
    title: 'Try Hearth',
    sentence: 'Hearth keeps a small community going: people check in, and someone notices when a member goes quiet.',
    steps: [
      {
        id: 'check-in',
        label: 'Check in',
        hint: `You are ${VISITOR}. Say what you’ll do next, then press Share.`,
        after: `You’ve checked in. It’s in today’s thread in #${HOME_CHANNEL}.`,
        as: VISITOR,
        place: 'home',
        command: '/hearth',
        doneWhen: { submitted: checkinModal.id, by: VISITOR },
      },
      {
        id: 'thread',
        label: 'See the thread',
        hint: 'All check-ins of a day go into one thread, so the channel stays quiet.',
        after:
          'All check-ins of a day go into one thread, so the channel stays quiet. Half an hour has passed, and two members have replied to you.',
        as: VISITOR,
        place: { channel: HOME_CHANNEL, thread: true },
        minutes: 30,
        doneWhen: { threadOpened: HOME_CHANNEL },
      },
      {
        id: 'tomorrow',
        label: `Skip to ${day}`,
        hint: 'The clock moves to the next check-in.',
        after:
          'It’s time to check in again. Your Home opens with the replies to you, and with what’s still on your list.',
        as: VISITOR,
        place: 'home',
        until: morning,
        doneWhen: { clock: morning },
      },
      {
        id: 'quiet',
        label: 'See who’s quiet',
        hint: `You are ${ORGANIZER}, an organizer.`,
        after: `You are ${ORGANIZER}, an organizer. ${QUIET} went quiet: Hearth wrote, and a week later it asked you to say hello.`,
        as: ORGANIZER,
        place: 'home',
        until: instantAt(next, '10:30', ZONE),
        doneWhen: { published: /gone quiet/, to: ORGANIZER },
      },
      {
        id: 'newcomer',
        label: 'Join as a newcomer',
        hint: `You are ${NEWCOMER}, and you have just joined #${HOME_CHANNEL}.`,
        after: `You are ${NEWCOMER}, and you have just joined #${HOME_CHANNEL}. Hearth welcomes you with one message.`,
        as: NEWCOMER,
        newcomer: { zone: ZONE, channel: HOME_CHANNEL },
        place: 'messages',
        // Hearth looks for newcomers once a minute.
        minutes: 1,
        doneWhen: { written: 'app', to: NEWCOMER },
      },
      {
        id: 'set-up',
        label: 'Set up your own',
        hint: `You are ${ORGANIZER} again, in #${SPARE_CHANNEL}, which has no community yet. Choose its kind, then press Preview and Post.`,
        after: `#${SPARE_CHANNEL} is a community now, too.`,
        as: ORGANIZER,
        place: { channel: SPARE_CHANNEL },
        command: '/hearth setup',
        doneWhen: { posted: SPARE_CHANNEL, by: 'app' },
      },
    ],
  };
}
