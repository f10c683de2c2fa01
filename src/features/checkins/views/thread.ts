import { dayIn, dayInWords } from '../../../core/calendar.js';
import { type Community, zoneFor } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import { actions, context, type Message, message, sections } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { openReply } from '../contracts.js';
import { copy } from '../copy.js';
import type { Answer } from '../store/answers.js';
import type { Commitment } from '../store/commitments.js';
import type { Occurrence } from '../store/occurrences.js';
import { answerLines, moodOf } from './answer.js';

/**
 * Returns one member's answer for the day's thread. Under the member's own name (`isSigned`), the message does not
 * repeat it.
 */
export function answerMessage(it: {
  occurrence: Occurrence;
  community: Community;
  person: Person;
  answer: Answer;
  list: readonly Commitment[];
  milestone: number | undefined;
  isSigned?: boolean;
}): Message {
  const { occurrence, person, answer, list } = it;
  return message(
    ...sections([...nameLine(it), ...answerLines({ occurrenceId: occurrence.id, answer, list })]),
    ...footnotes(answer, it.milestone).map((note) => context(note)),
    actions(named(openReply.element(copy.reply, { occurrenceId: occurrence.id }), copy.replyTo(person.name))),
  );
}

function nameLine(it: { occurrence: Occurrence; community: Community; person: Person; isSigned?: boolean }): Mrkdwn[] {
  const late = it.occurrence.late ? lateWords(it) : undefined;
  if (it.isSigned) return late ? [md`_${late}_`] : [];
  return [late ? md`*${it.person.name}* · ${late}` : md`*${it.person.name}*`];
}

/** Says on which day a late answer came, unless it was the day of the check-in. */
function lateWords({
  occurrence,
  community,
  person,
}: {
  occurrence: Occurrence;
  community: Community;
  person: Person;
}) {
  const on = dayIn(zoneFor(community, person), occurrence.answeredAt ?? occurrence.deadlineAt);
  return on > occurrence.day ? copy.lateOn(dayInWords(on)) : copy.late;
}

function footnotes(answer: Answer, milestone: number | undefined) {
  return [...moodOf(answer, { isOwn: false }), ...(milestone ? [md`${copy.milestone(milestone)}`] : [])];
}
