import type { KnownBlock } from '@slack/types';
import { type Day, dayInWords } from '../../../core/calendar.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { choiceLines } from '../../../slack/interactions/pages.js';
import { chooseMissed, openMissed } from '../contracts.js';
import { copy } from '../copy.js';

interface Missed {
  readonly id: string;
  readonly day: Day;
}

/** Returns the line of Home about check-ins that a member may still answer. */
export function missedBlocks(
  missed: readonly Missed[],
  place: { readonly communityId: string; readonly programmeId: string; readonly locale: string },
): KnownBlock[] {
  const { communityId, programmeId, locale } = place;
  const [first, second] = missed;
  if (!first) return [];
  const [words, button] = second
    ? [copy.missed.several(missed.length), chooseMissed.element(copy.missed.answer, { communityId, programmeId })]
    : [
        copy.missed.one(dayInWords(first.day, locale)),
        openMissed.element(copy.missed.answer, { occurrenceId: first.id }),
      ];
  return [section(md`${words}`, button)];
}

/** Returns the modal's blocks for a member who may still answer several. */
export function missedChoiceBlocks(missed: readonly Missed[], locale: string): KnownBlock[] {
  return [
    section(md`${copy.missed.which}`),
    ...choiceLines(
      openMissed,
      copy.missed.answer,
      missed.map(({ id, day }) => ({ text: dayInWords(day, locale), carry: { occurrenceId: id } })),
    ),
  ];
}
