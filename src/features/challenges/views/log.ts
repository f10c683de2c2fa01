import type { KnownBlock, ModalView } from '@slack/types';
import type { Day } from '../../../core/calendar.js';
import { actions, context, cut, plainSection, section } from '../../../slack/blocks/blocks.js';
import { radioInput, selectInput, textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { pageOf } from '../../../slack/interactions/pages.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import {
  joinChallenge,
  logModal,
  MAX_NOTE,
  MAX_TYPED,
  openDetails,
  openOwnLogs,
  ownLogMenu,
  undoLog,
  whichModal,
} from '../contracts.js';
import { copy } from '../copy.js';
import { amountInWords } from '../domain/typed.js';
import type { Challenge } from '../store/challenges.js';
import type { LogRow } from '../store/logs.js';
import { amountWords, capital, dayWords } from './words.js';

const words = copy.taking;

/** The values that the form of a log shows at first. */
export interface TypedSoFar {
  readonly day: Day | undefined;
  readonly amount: string;
  readonly note: string;
}

interface OnForm {
  readonly challenge: Challenge;
  /** The days that can be logged, latest first. */
  readonly days: readonly Day[];
  readonly today: Day;
  readonly locale: string;
  readonly progress: string;
  readonly logId: string;
  readonly isChange: boolean;
  readonly typed: TypedSoFar;
}

/** Returns the form to log progress, or to correct a log. */
export function logView(it: OnForm): ModalView {
  const { challenge, days, today, locale, logId, isChange, typed } = it;
  const choices = days.map((value) => ({ value, text: capital(dayWords(value, today, locale)) }));
  const amount = {
    name: 'amount',
    label: words.howMany(challenge.unit),
    max: MAX_TYPED,
    initial: cut(typed.amount, MAX_TYPED),
  };
  const note = { name: 'note', label: challenge.asksLink ? words.link : words.note, optional: true, multiline: true };
  return logModal.view(
    { challengeId: challenge.id, logId, ...(isChange ? { isChange } : {}) },
    {
      title: isChange ? words.correctTitle : words.log,
      submit: words.save,
      blocks: [
        section(md`*${challenge.name}*\n${it.progress}`),
        ...(challenge.measure === 'days' ? [] : [textInput(amount)]),
        selectInput({ name: 'day', label: words.day, choices, initial: typed.day ?? days[0] }),
        textInput({
          ...note,
          max: MAX_NOTE,
          initial: cut(typed.note, MAX_NOTE),
          hint: words.sees[challenge.visibility],
        }),
      ],
    },
  );
}

/** Returns the form that asks to which of several challenges something belongs. */
export function whichView(challenges: readonly Challenge[], it: { logId: string; text: string }): ModalView {
  const choices = challenges.map(({ id, name }) => ({ value: id, text: name }));
  return whichModal.view(
    { logId: it.logId },
    {
      title: words.whichTitle,
      submit: words.goOn,
      blocks: [
        radioInput({ name: 'challengeId', label: words.which, choices, initial: choices[0]?.value }),
        textInput({
          ...{ name: 'text', label: words.what, hint: words.whatHint, optional: true, multiline: true },
          ...{ max: MAX_NOTE, initial: cut(it.text, MAX_NOTE) },
        }),
      ],
    },
  );
}

/** Says what was logged and how far the participant is, with a button to undo it. */
export function loggedBlocks(
  log: LogRow,
  it: Pick<OnForm, 'challenge' | 'today' | 'locale' | 'progress'>,
): KnownBlock[] {
  const when = dayWords(log.day, it.today, it.locale);
  const isDays = it.challenge.measure === 'days';
  const logged = isDays ? words.loggedDay(when) : words.logged(amountWords(it.challenge, log.amount, it.locale), when);
  return [
    section(md`*${it.challenge.name}*\n${logged} ${it.progress}`),
    actions(undoLog.element(words.undo, { logId: log.id })),
  ];
}

/** The most logs on a page. */
const LOGS = 40;

/** Returns a page of what a participant logged, newest first, with a menu for each that can still be changed. */
export function ownLogsView(
  logs: readonly LogRow[],
  it: { challenge: Challenge; days: readonly Day[]; today: Day; locale: string; page?: number | undefined },
): ModalView {
  const { id: challengeId } = it.challenge;
  const turn = (label: string, page: number) => openOwnLogs.element(label, { challengeId, page });
  const { shown, turning } = pageOf(logs, { size: LOGS, page: it.page, turn });
  const isFixed = shown.some(({ day }) => !it.days.includes(day));
  return infoModal(words.ownLogs, [
    section(md`*${it.challenge.name}*`),
    ...(shown.length === 0 ? [section(md`${words.noLogs}`)] : []),
    ...shown.map((log) => {
      const { id: logId, day, note } = log;
      const text = ownLine(log, it);
      const menu = ownLogMenu.element(
        { text: words.correct, carry: { logId, act: 'correct' } },
        { text: words.undo, carry: { logId, act: 'undo' } },
      );
      const body = note ? `${text}\n${note}` : text;
      return it.days.includes(day) ? plainSection(body, menu) : plainSection(body);
    }),
    ...(isFixed ? [context(md`${words.fixedDays(it.challenge.graceDays)}`)] : []),
    ...turning,
  ]);
}

function ownLine({ day, amount }: LogRow, it: { challenge: Challenge; today: Day; locale: string }): string {
  const when = capital(dayWords(day, it.today, it.locale));
  return it.challenge.measure === 'days' ? when : `${when} · ${amountWords(it.challenge, amount, it.locale)}`;
}

/** Returns what a log was, for the form that corrects it. */
export function asTypedBefore({ day, amount, note }: LogRow, locale: string): TypedSoFar {
  return { day, amount: amountInWords(amount, locale), note: note ?? '' };
}

/** Tells a member who takes part in no challenge which ones they can join, and which are over. */
export function nothingRunsView(joinable: readonly Challenge[], ended: readonly Challenge[]): ModalView {
  const line = ({ name }: Challenge, button: Parameters<typeof section>[1]) => section(md`*${name}*`, button);
  return infoModal(words.log, [
    section(md`${words.nothingRuns}`),
    ...joinable.map((it) => line(it, joinChallenge.element(words.join, { challengeId: it.id }))),
    ...ended.map((it) => line(it, openDetails.element(words.details, { challengeId: it.id }))),
  ]);
}
