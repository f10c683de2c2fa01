import type { InputBlock, ModalView } from '@slack/types';
import { addDays, type Day, dayInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import type { CheckinItem } from '../../../feature.js';
import { context, cut, section } from '../../../slack/blocks/blocks.js';
import { checkboxInput, dayInput, radioInput, selectInput, textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { awayModal, checkinModal, commitModal } from '../contracts.js';
import { copy } from '../copy.js';
import { MAX_LENGTH, MAX_NEW } from '../domain/answer.js';
import type { TypedAnswers } from '../domain/questions.js';
import { alsoBy, nextBy } from '../domain/said.js';
import type { Answer } from '../store/answers.js';
import type { CameBack } from '../store/came-back.js';
import type { Commitment } from '../store/commitments.js';
import type { Occurrence } from '../store/occurrences.js';
import { cameBackWords } from './came-back.js';
import { doneInputs } from './done.js';
import { type Filled, questionField, questionInput } from './questions.js';

/** The fields of the check-in modal as a person filled them in. */
export interface Typed extends Pick<Answer, 'shared'> {
  readonly answers: TypedAnswers;
  /** The commitments that they ticked, and those that they removed. */
  readonly done: readonly string[];
  readonly removed: readonly string[];
  /** Other things that are done, one per line; undefined from a form that did not ask for them. */
  readonly also: string | undefined;
  readonly next: string;
}

const MAX_TYPED = (MAX_LENGTH + 1) * (MAX_NEW + 1);

/**
 * Returns the check-in modal, filled in if it was answered before. `list` holds the open commitments, and those
 * that this occurrence ended or made, or will report as ticked. `of` names the community for a person who is in several.
 */
export function checkinView(it: {
  occurrence: Occurrence;
  answer: Answer | undefined;
  list: readonly Commitment[];
  /** The questions that it asks, in their order. */
  questions: readonly Filled[];
  of: string | undefined;
  locale: string;
  /** The replies to the check-in before this one. */
  cameBack: CameBack | undefined;
  /** The items that the person can report with it, besides their list. */
  items: readonly CheckinItem[];
  /** The current day of the person in that community. */
  today: Day;
  /** The fields that the person filled in for another check-in, which was over when they sent it. */
  typed: Typed | undefined;
  /** True for a check-in that was missed. */
  late: boolean;
  /** True if the answer is posted only when the check-in opens. */
  isEarly: boolean;
}): ModalView {
  const { occurrence, list, typed } = it;
  const answer = typed ?? it.answer;
  const earlier = list.filter((one) => one.madeIn !== occurrence.id);
  const idsOf = (state: Commitment['state']) => earlier.filter((one) => one.state === state).map((one) => one.id);
  const before = { done: idsOf('done'), removed: idsOf('dropped') };
  return checkinModal.view(
    {
      occurrenceId: occurrence.id,
      before: [...before.done, ...before.removed],
      ...(it.late ? { late: true } : {}),
    },
    {
      title: copy.title,
      submit: it.answer ? copy.save : copy.share,
      blocks: [
        ...(typed ? [section(md`${copy.movedHere(dayInWords(occurrence.day, it.locale))}`)] : []),
        ...(typed || occurrence.day === it.today ? [] : [context(md`${dayWords(it)}`)]),
        ...(it.of ? [context(md`${copy.alsoIn(it.of)}`)] : []),
        ...(it.cameBack ? [section(cameBackWords(it.cameBack))] : []),
        ...doneInputs(earlier, {
          id: occurrence.id,
          today: occurrence.day,
          locale: it.locale,
          done: [...before.done, ...(typed?.done ?? [])],
          removed: [...before.removed, ...(typed?.removed ?? [])],
        }),
        ...itemInputs(it),
        textInput({
          name: 'also',
          label: copy.also,
          hint: copy.alsoHint,
          multiline: true,
          optional: true,
          max: MAX_TYPED,
          initial: typed?.also ?? inLines(alsoBy(list, occurrence.id)),
        }),
        textInput({
          name: 'next',
          label: copy.next,
          hint: copy.nextHint,
          multiline: true,
          optional: it.late || earlier.length > 0,
          max: MAX_TYPED,
          initial: typed?.next ?? inLines(nextBy(list, occurrence.id)),
        }),
        ...it.questions.map((one) => questionInput(questionField(one.id), one)),
        audienceInput(answer),
        context(md`${copy.shareHint}`),
      ],
    },
  );
}

function audienceInput(answer: Pick<Answer, 'shared'> | undefined): InputBlock {
  return radioInput({
    name: 'audience',
    label: copy.audience,
    choices: (['thread', 'me'] as const).map((value) => ({ value, text: copy.audiences[value] })),
    initial: answer && !answer.shared ? 'me' : 'thread',
  });
}

/** Says of which day a check-in is that is not today's. */
function dayWords(it: Parameters<typeof checkinView>[0]): string {
  const { occurrence, late, locale } = it;
  const day = dayInWords(occurrence.day, locale);
  if (late) return copy.missed.forDay(day);
  return it.isEarly ? `${copy.forDay(day)} ${copy.postedThen}` : copy.forDay(day);
}

function itemInputs({
  items,
  occurrence: { day },
  today,
  locale,
}: Pick<Parameters<typeof checkinView>[0], 'items' | 'occurrence' | 'today' | 'locale'>): InputBlock[] {
  if (items.length === 0) return [];
  const choices = items.map(({ id, name, task }) => ({ value: id, text: name, description: task }));
  const label = day === today ? copy.items : copy.itemsThen(dayInWords(day, locale));
  return [checkboxInput({ name: 'items', label, choices, initial: [], optional: true })];
}

function inLines(made: readonly Commitment[]): string {
  return made.map((one) => one.text).join('\n');
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
export function commitView(it: { id: string; chosen: string; theirs: readonly Community[]; text: string }): ModalView {
  const choices = it.theirs.map(({ id, name }) => ({ value: id, text: name }));
  const where = selectInput({ name: 'communityId', label: copy.commitWhere, choices, initial: it.chosen });
  return commitModal.view(
    { communityId: it.chosen, commitmentId: it.id },
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
