import type { ModalView } from '@slack/types';
import { type Day, timeOfDayInWords, untilInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import { isOnHold, type Programme } from '../../../core/programmes.js';
import { actions, section } from '../../../slack/blocks/blocks.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { rhythmInWords } from '../../community/index.js';
import { openProgramme, reopenProgramme, showEightWeeks } from '../contracts/programmes.js';
import { circlesCopy } from '../copy/circles.js';
import { eightWeeks } from '../copy/eight-weeks.js';
import { programmeCopy } from '../copy/programmes.js';
import { copy } from '../copy.js';
import { nameOf } from './naming.js';

/** Returns the line of the settings about the check-ins of a community. */
export function summaryOf(all: readonly Programme[], community: Community, locale: string): string {
  const [first, ...others] = all;
  if (first && others.length === 0) return programmeCopy.one(rhythmInWords(first, community, locale));
  return programmeCopy.several(new Intl.ListFormat('en-GB').format(all.map(nameOf)));
}

interface Facts {
  /** The number of members who take part in each programme, and of its circles. */
  readonly counts: ReadonlyMap<string, number>;
  readonly circles: ReadonlyMap<string, number>;
  readonly today: Day;
  readonly locale: string;
}

/** Returns the modal that lists the check-ins of a community, also those that are closed. */
export function programmesView(all: readonly Programme[], it: { community: Community } & Facts): ModalView {
  const { id: communityId } = it.community;
  const rows = all.map((programme) => {
    const carry = { communityId, programmeId: programme.id };
    const name = nameOf(programme);
    const button = programme.closedAt
      ? reopenProgramme.element(programmeCopy.reopen, carry)
      : openProgramme.element(programmeCopy.change, carry);
    const words = [rhythmInWords(programme, it.community, it.locale), ...stateOf(programme, it)];
    return section(
      lines(md`*${name}*`, ...words.map((one) => md`${one}`)),
      named(button, copy.labelIn(button.text.text, name)),
    );
  });
  const add = openProgramme.element(programmeCopy.add, { communityId });
  const past = showEightWeeks.element(eightWeeks.open, { communityId });
  return infoModal(programmeCopy.settings, [...rows, actions(add, past)]);
}

function stateOf(programme: Programme, { counts, circles, today, locale }: Facts): string[] {
  if (programme.closedAt) return [programmeCopy.closed];
  const { deadline, deadlineDays, pausedUntil } = programme;
  const until = programmeCopy.until(timeOfDayInWords(deadline, locale), programmeCopy.deadlineDays[deadlineDays] ?? '');
  const paused =
    pausedUntil && isOnHold(programme, today) ? [programmeCopy.paused(untilInWords(pausedUntil, today, locale))] : [];
  const split = circles.get(programme.id);
  const inCircles = split ? [circlesCopy.count(split)] : [];
  return [[until, programmeCopy.takePart(counts.get(programme.id) ?? 0), ...inCircles, ...paused].join(' ')];
}
