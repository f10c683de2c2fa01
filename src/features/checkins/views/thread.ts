import { dayIn, dayInWords } from '../../../core/calendar.js';
import { type Community, zoneFor } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import { actions, context, type Message, message, sections } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { openReply } from '../contracts.js';
import { copy } from '../copy.js';
import type { Answer } from '../store/answers.js';
import type { Commitment } from '../store/commitments.js';
import type { Occurrence } from '../store/occurrences.js';
import { answerLines } from './answer.js';

/** Returns one member's answer for the day's thread. */
export function answerMessage(it: {
  occurrence: Occurrence;
  community: Community;
  person: Person;
  answer: Answer;
  list: readonly Commitment[];
  milestone: number | undefined;
}): Message {
  const { occurrence, person, answer, list } = it;
  const name = occurrence.late ? md`*${person.name}* · ${lateWords(it)}` : md`*${person.name}*`;
  return message(
    ...sections([name, ...answerLines({ occurrenceId: occurrence.id, answer, list })]),
    ...footnotes(answer, it.milestone).map((note) => context(note)),
    actions(named(openReply.element(copy.reply, { occurrenceId: occurrence.id }), copy.replyTo(person.name))),
  );
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
  return [
    ...(answer.mood ? [md`${copy.moods[answer.mood]}`] : []),
    ...(milestone ? [md`${copy.milestone(milestone)}`] : []),
  ];
}
