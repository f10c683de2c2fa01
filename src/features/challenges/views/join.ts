import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { type Day, timeOfDayInWords } from '../../../core/calendar.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { checkboxInput, radioInput, timeInput } from '../../../slack/blocks/inputs.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { chooseReminder, joinChallenge, joinModal, leaveModal, logProgress } from '../contracts.js';
import { copy } from '../copy.js';
import { slotsBetween } from '../domain/days.js';
import { amountInWords } from '../domain/typed.js';
import type { REMINDERS } from '../schema/taking-part.js';
import type { Challenge } from '../store/challenges.js';
import type { Part } from '../store/taking-part.js';
import { amountWords, datesWords } from './words.js';

const words = copy.taking;

/** The choices of a member in the form to join so far. */
export interface JoinChoice {
  readonly reminder: (typeof REMINDERS)[number];
  readonly time: string;
  readonly isNamed: boolean;
}

interface Joining {
  readonly challenge: Challenge;
  readonly locale: string;
  readonly today: Day;
  /** The target that they would have, or have. */
  readonly target: number;
  /** False for a member who takes part, and changes their reminder. */
  readonly isNew: boolean;
  /** True for a member who left, and has the target that they had. */
  readonly isBack: boolean;
  readonly hasTeams: boolean;
  readonly reminders: readonly JoinChoice['reminder'][];
  readonly chosen: JoinChoice;
}

/** Returns the form to join a challenge, which says what it takes, or to change the reminder. */
export function joinView(it: Joining): ModalView {
  const { challenge, isNew, hasTeams, chosen, locale } = it;
  const { name, task, graceDays, visibility } = challenge;
  const facts = [words.grace(graceDays), words.sees[visibility], ...(hasTeams ? [words.teamed] : [])].join(' ');
  const about = [
    section(lines(md`*${name}*`, ...(task ? [md`${task}`] : []))),
    section(lines(md`${datesWords(challenge, locale)}`, md`${targetWords(it)}`)),
    context(md`${facts}`),
  ];
  const named = chosen.isNamed ? ['yes'] : [];
  const { reminders: offered } = it;
  return joinModal.view(
    { challengeId: challenge.id },
    {
      title: isNew ? words.joinTitle : words.changeTitle,
      submit: isNew ? words.join : words.save,
      blocks: [
        ...(isNew ? about : [section(md`*${name}*`)]),
        radioInput({
          name: 'reminder',
          label: words.reminder,
          choices: offered.map((value) => ({ value, text: words.reminders[value] })),
          initial: chosen.reminder,
          dispatch: chooseReminder.id,
        }),
        ...(chosen.reminder === 'time'
          ? [timeInput({ name: 'time', label: words.time, hint: words.timeHint, initial: chosen.time })]
          : []),
        checkboxInput({
          name: 'named',
          label: words.naming,
          choices: [{ value: 'yes', text: words.nameMe }],
          initial: named,
          optional: true,
        }),
      ],
    },
  );
}

/** Returns the row in Preferences about the reminders of a challenge. `isAsked`: the member is asked for check-ins there. */
export function reminderRow({ challenge, own }: Part, it: { isAsked: boolean; locale: string }): SectionBlock {
  const { id: challengeId, name } = challenge;
  const { reminder, reminderTime, pausedAt } = own;
  const { when } = words;
  const choice =
    reminder === 'time' && reminderTime
      ? when.time(timeOfDayInWords(reminderTime, it.locale))
      : reminder === 'check-in'
        ? when.checkin(it.isAsked)
        : when.never;
  const button = named(joinChallenge.element(words.change, { challengeId }), words.nameOf(words.change, name));
  return section(words.remindersFor(name, pausedAt ? when.paused : choice), button);
}

/** Says what a member is to do, and for one who joins late, that it is less. */
function targetWords({ challenge, target, isBack, today, locale }: Joining): string {
  if (isBack) return words.target(amountWords(challenge, target, locale));
  const full = amountWords(challenge, challenge.target, locale);
  const isLate = target < challenge.target;
  if (challenge.measure !== 'days') {
    const own = amountWords(challenge, target, locale);
    return isLate ? words.lateTarget(own, full) : words.target(own);
  }
  const slots = slotsBetween(challenge, today, challenge.lastDay);
  const unit = words.units[challenge.rhythm === 'weekly' ? 'weeks' : 'days'];
  const of = `${slots} ${unit(slots)}`;
  return isLate ? words.lateTargetOf(target, of, amountInWords(challenge.target, locale)) : words.targetOf(target, of);
}

/** Thanks a member who joined. `team`: the name of their team, if there are teams. */
export function joinedView(challenge: Challenge, it: { team: string | undefined; canLog: boolean }): ModalView {
  const { id: challengeId, name } = challenge;
  const joined = words.joined(name);
  return done(words.joinTitle, it.team ? md`${joined} ${words.inTeam(it.team)}` : joined, [
    ...(it.canLog ? [actions(logProgress.element(words.log, { challengeId }, 'primary'))] : []),
  ]);
}

/** Returns the modal that asks before a member leaves a challenge. */
export function leaveView({ id: challengeId, name }: Challenge): ModalView {
  const blocks = [section(words.leaveAsk(name))];
  return leaveModal.view({ challengeId }, { title: words.leaveTitle, submit: words.leave, blocks });
}

/** Returns a modal that says what was done. Closing it closes those below it, which show what was before. */
export function done(title: string, text: string | Mrkdwn, more: readonly KnownBlock[] = []): ModalView {
  return { ...infoModal(title, [section(md`${text}`), ...more]), clear_on_close: true };
}
