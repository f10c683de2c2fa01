import type { Guide } from '../../local-slack/world/guide.js';
import { addDays, type Day, instantAt, onOrAfter, weekdayInWords } from '../../src/core/calendar.js';
import { checkinModal } from '../../src/features/checkins/contracts.js';
import { HOME_CHANNEL, NEWCOMER, ORGANIZER, SPARE_CHANNEL, VISITOR, ZONE } from './people.js';

/** Returns what a visitor of the demo can try first, if the demo starts on that day. */
export function demoGuide(today: Day): Guide {
  const next = onOrAfter(addDays(today, 1), [1, 2, 3, 4, 5]);
  const label = next === addDays(today, 1) ? 'Tomorrow' : weekdayInWords(next);
  const morning = instantAt(next, '09:05', ZONE);
  return {
    title: 'Try Hearth',
    sentence: 'Hearth keeps a small community going: people check in, and someone notices when a member goes quiet.',
    steps: [
      {
        id: 'check-in',
        label: 'Check in',
        hint: `You are ${VISITOR}. Say what you’ll do next, then press Share.`,
        as: VISITOR,
        place: 'home',
        command: '/hearth',
        doneWhen: { submitted: checkinModal.id, by: VISITOR },
      },
      {
        id: 'thread',
        label: 'See the thread',
        hint: 'Each day’s check-ins are in one thread. Reply to one, or add a reaction.',
        as: VISITOR,
        place: { channel: HOME_CHANNEL, thread: true },
        doneWhen: { threadOpened: HOME_CHANNEL },
      },
      {
        id: 'tomorrow',
        label,
        hint: 'The clock moves to the next check-in. Hearth asks you again, with what is still on your list.',
        as: VISITOR,
        place: 'messages',
        until: morning,
        doneWhen: { clock: morning },
      },
      {
        id: 'quiet',
        label: 'A member goes quiet',
        hint: `You are ${ORGANIZER}, an organizer. Home shows who has gone quiet, and what Hearth has done.`,
        as: ORGANIZER,
        place: 'home',
        until: instantAt(next, '10:30', ZONE),
        doneWhen: { published: /gone quiet/, to: ORGANIZER },
      },
      {
        id: 'newcomer',
        label: 'A newcomer joins',
        hint: `You are ${NEWCOMER}, and you have just joined #${HOME_CHANNEL}. Hearth welcomes you here.`,
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
        hint: `You are ${ORGANIZER}. Choose #${SPARE_CHANNEL}, which has no community yet, then press Preview and Post.`,
        as: ORGANIZER,
        place: { channel: SPARE_CHANNEL },
        command: '/hearth setup',
        doneWhen: { posted: SPARE_CHANNEL, by: 'app' },
      },
    ],
  };
}
