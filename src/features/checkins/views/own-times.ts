import type { ModalView } from '@slack/types';
import { timeOfDayInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import type { Programme } from '../../../core/programmes.js';
import { context } from '../../../slack/blocks/blocks.js';
import { selectInput, timeInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { rhythmInWords } from '../../community/index.js';
import { ownTimeModal } from '../contracts.js';
import { programmeCopy } from '../copy/programmes.js';
import { copy } from '../copy.js';
import { bandOf, type Own, ownRhythm, REMINDERS } from '../domain/own-times.js';
import { DEFAULT_REMIND_HOURS } from '../domain/schedule.js';

/** Returns the form in which a member chooses their time and reminder. `of` names the check-in where there are several. */
export function ownTimeView(it: {
  community: Community;
  programme: Programme;
  own: Own;
  of: string | undefined;
  person: Person;
}): ModalView {
  const { community, programme, own, of, person } = it;
  const { ownTimes } = copy;
  const band = bandOf(programme);
  const inWords = (time: string) => timeOfDayInWords(time, person.locale);
  const later = programme.deadlineDays > 0 ? [programmeCopy.deadlineDays[programme.deadlineDays] ?? ''] : [];
  const deadline = [inWords(programme.deadline), ...later].join(' ');
  const facts = [...(of ? [ownTimes.of(of)] : []), ownTimes.usual(rhythmInWords(programme, community, person.locale))];
  return ownTimeModal.view(
    { communityId: community.id, programmeId: programme.id },
    {
      title: ownTimes.title,
      submit: ownTimes.save,
      blocks: [
        context(md`${facts.join(' · ')}`),
        ...(band
          ? [
              timeInput({
                name: 'time',
                label: ownTimes.time,
                hint: ownTimes.timeHint(inWords(band.from), inWords(band.until)),
                initial: ownRhythm(programme, own).time,
              }),
            ]
          : []),
        selectInput({
          name: 'reminder',
          label: ownTimes.reminder(deadline),
          hint: ownTimes.reminderHint,
          choices: REMINDERS.map((hours) => ({ value: String(hours), text: ownTimes.reminders[hours] })),
          initial: String(own.remindHours ?? DEFAULT_REMIND_HOURS),
        }),
      ],
    },
  );
}
