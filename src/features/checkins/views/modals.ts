import type { ModalView } from '@slack/types';
import { addDays, type Day, dayInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import { context, cut, section } from '../../../slack/blocks/blocks.js';
import { dayInput, radioInput, selectInput, textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { FormOf } from '../../../slack/interactions/contracts.js';
import { awayModal, checkinModal, commitModal, commitmentResults, moods } from '../contracts.js';
import { copy } from '../copy.js';
import { MAX_LENGTH, MAX_NEW } from '../domain/answer.js';
import type { Answer } from '../store/answers.js';
import type { CameBack } from '../store/came-back.js';
import type { Commitment } from '../store/commitments.js';
import type { Occurrence } from '../store/occurrences.js';
import { cameBackWords } from './came-back.js';
import { sinceInWords } from './list.js';

/** What a person typed into the check-in modal. */
export type Typed = FormOf<typeof checkinModal>;

/**
 * Returns the check-in modal, filled in if it was answered before. `list` holds the open commitments and those that
 * this occurrence ended or made. `of` names the community for a person who is in several.
 */
export function checkinView(it: {
  occurrence: Occurrence;
  answer: Answer | undefined;
  list: readonly Commitment[];
  of: string | undefined;
  locale: string;
  /** The replies to the check-in before this one. */
  cameBack: CameBack | undefined;
  /** The current day of the person in that community. */
  today: Day;
  /** What the person typed for another check-in that was over when they sent it. */
  typed: Typed | undefined;
}): ModalView {
  const { occurrence, list, typed } = it;
  const answer = typed ? { ...typed, shared: typed.audience === 'thread' } : it.answer;
  const before = list.filter((one) => one.madeIn !== occurrence.id);
  const made = list.filter((one) => one.madeIn === occurrence.id).map((one) => one.text);
  return checkinModal.view(
    { occurrenceId: occurrence.id },
    {
      title: copy.title,
      submit: it.answer ? copy.save : copy.share,
      blocks: [
        ...(typed ? [section(md`${copy.movedHere(dayInWords(occurrence.day, it.locale))}`)] : []),
        ...(!typed && occurrence.day < it.today
          ? [context(md`${copy.forDay(dayInWords(occurrence.day, it.locale))}`)]
          : []),
        ...(it.of ? [context(md`${copy.alsoIn(it.of)}`)] : []),
        ...(it.cameBack ? [section(cameBackWords(it.cameBack))] : []),
        ...(before.length > 0 ? [section(md`*${copy.went}*`)] : []),
        ...before.map((one) => wentInput(one, it)),
        textInput({
          name: 'next',
          label: copy.next,
          hint: copy.nextHint,
          multiline: true,
          max: (MAX_LENGTH + 1) * (MAX_NEW + 1),
          initial: [typed?.next, ...made].flatMap((text) => text ?? []).join('\n'),
        }),
        textInput({
          name: 'blockers',
          label: copy.blockers,
          multiline: true,
          optional: true,
          max: 600,
          initial: answer?.blockers ?? undefined,
        }),
        radioInput({
          name: 'mood',
          label: copy.mood,
          optional: true,
          choices: moods.map((value) => ({ value, text: copy.moods[value] })),
          initial: answer?.mood ?? undefined,
        }),
        radioInput({
          name: 'audience',
          label: copy.audience,
          choices: (['thread', 'me'] as const).map((value) => ({ value, text: copy.audiences[value] })),
          initial: answer && !answer.shared ? 'me' : 'thread',
        }),
        context(md`${copy.postedAs}`),
      ],
    },
  );
}

/** Defaults to "carry over": Hearth claims no result that the member did not report. */
function wentInput(
  one: Commitment,
  { occurrence, locale, typed }: { occurrence: Occurrence; locale: string; typed: Typed | undefined },
) {
  const age = sinceInWords(one.madeOn, occurrence.day, locale);
  return radioInput({
    name: `went.${one.id}`,
    label: age ? `${cut(one.text, MAX_LENGTH)} (${age})` : cut(one.text, MAX_LENGTH),
    choices: commitmentResults.map((value) => ({ value, text: copy.wentChoices[value] })),
    initial: typed?.went[one.id] ?? { open: 'carry', done: 'done', dropped: 'drop' }[one.state],
  });
}

/** Returns the form for days away, filled in with those that are planned. */
export function awayView(today: Day, planned: { from: Day; until: Day } | undefined): ModalView {
  return awayModal.view(
    {},
    {
      title: copy.awayTitle,
      submit: copy.save,
      blocks: [
        section(md`${copy.awayIntro}`),
        dayInput({ name: 'from', label: copy.awayFrom, initial: planned?.from ?? today }),
        dayInput({ name: 'until', label: copy.awayUntil, initial: planned?.until ?? addDays(today, 7) }),
      ],
    },
  );
}

/** Returns the modal that makes a message a commitment in one of the person's communities. */
export function commitView(it: { chosen: string; theirs: readonly Community[]; text: string }): ModalView {
  const choices = it.theirs.map(({ id, name }) => ({ value: id, text: name }));
  const where = selectInput({ name: 'communityId', label: copy.commitWhere, choices, initial: it.chosen });
  return commitModal.view(
    { communityId: it.chosen },
    {
      title: copy.commitTitle,
      submit: copy.commitSave,
      blocks: [
        textInput({
          name: 'text',
          label: copy.commit,
          hint: copy.commitHint,
          max: MAX_LENGTH,
          initial: cut(it.text.trim(), MAX_LENGTH),
        }),
        ...(choices.length > 1 ? [where] : []),
      ],
    },
  );
}
