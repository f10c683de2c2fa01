import type { KnownBlock } from '@slack/types';
import { timeOfDayInWords } from '../../../core/calendar.js';
import { context } from '../../../slack/blocks/blocks.js';
import { checkboxInput, radioInput, timeInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { changeRhythm } from '../contracts.js';
import { copy } from '../copy.js';
import { type Draft, LARGE, RHYTHMS, TIMES, timesOf } from '../domain.js';

/** Returns the question about the rhythm and, for one of their own, those about days and times. */
export function rhythmFields(draft: Draft, locale: string): KnownBlock[] {
  const { rhythm = 'daily', size = 0 } = draft;
  const { time, deadline } = TIMES.daily;
  return [
    radioInput({
      name: 'rhythm',
      label: copy.rhythm,
      hint: copy.rhythmHints[rhythm](timeOfDayInWords(time, locale), timeOfDayInWords(deadline, locale)),
      choices: RHYTHMS.map((value) => ({ value, text: copy.rhythms[value] })),
      initial: rhythm,
      dispatch: changeRhythm.id,
    }),
    ...(size > LARGE && rhythm !== 'weekly' ? [context(md`${copy.weeklySuits}`)] : []),
    ...(rhythm === 'own' ? ownFields(draft) : []),
  ];
}

function ownFields(draft: Draft): KnownBlock[] {
  const { repeats, days, time, deadline, deadlineDays } = timesOf(draft);
  return [
    checkboxInput({
      name: 'days',
      label: copy.days,
      choices: copy.weekdays.map((text, i) => ({ value: String(i + 1), text })),
      initial: days.map(String),
    }),
    timeInput({ name: 'time', label: copy.time, initial: time }),
    timeInput({ name: 'deadline', label: copy.deadline, hint: copy.deadlineHint, initial: deadline }),
    radioInput({
      name: 'deadlineDays',
      label: copy.deadlineDays,
      choices: copy.deadlineDaysChoices
        .map((text, i) => ({ value: String(i), text }))
        .filter((_, i) => i < 2 || i === deadlineDays),
      initial: String(deadlineDays),
    }),
    ...(repeats === 'weekly' ? [] : [context(md`${copy.repeatsOtherwise}`)]),
  ];
}
