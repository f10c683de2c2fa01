import type { SectionBlock } from '@slack/types';
import { type Day, dayInWords } from '../../../core/calendar.js';
import { section } from '../../../slack/blocks/blocks.js';
import { named } from '../../../slack/interactions/contracts.js';
import { joinChallenge } from '../contracts.js';
import { copy } from '../copy.js';
import type { Challenge } from '../store/challenges.js';

const words = copy.taking;

/** Returns the line in a message about something else that offers a challenge. The message stays, so it names days by date. */
export function offerBlock(
  { id: challengeId, name, firstDay, lastDay }: Challenge,
  { today, locale }: { today: Day; locale: string },
): SectionBlock {
  const text =
    today < firstDay
      ? words.offered(name, dayInWords(firstDay, locale))
      : words.offeredLate(name, dayInWords(lastDay, locale));
  return section(text, named(joinChallenge.element(words.join, { challengeId }), words.nameOf(words.join, name)));
}
