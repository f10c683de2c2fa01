import type { Button, KnownBlock, Overflow } from '@slack/types';
import { isAway, plannedAway } from '../../../core/away.js';
import { type Day, dayIn, dayInWords, timeInWords, untilInWords, upcomingInWords } from '../../../core/calendar.js';
import { type Community, restsOn, zoneFor } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import type { Programme } from '../../../core/programmes.js';
import { actions, context, header, section } from '../../../slack/blocks/blocks.js';
import { channelLink, link, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { linkButton, named } from '../../../slack/interactions/contracts.js';
import { endAwayButton, openCheckin, startAgain } from '../contracts.js';
import { copy } from '../copy.js';
import { MAX_OPEN } from '../domain/answer.js';
import { afterRest, restOf } from '../domain/schedule.js';
import type { Streak } from '../domain/streak.js';
import type { ListItem } from '../store/home.js';
import type { Occurrence } from '../store/occurrences.js';
import type { OwnCircle } from '../store/own-circle.js';
import type { RarePace } from '../store/paces.js';
import { cameBackBlocks, type Reply } from './came-back.js';
import { ownCircleWords } from './circles.js';
import { joinBlock } from './join.js';
import { type MenuChoice, menuOf } from './menu.js';
import { missedBlocks } from './missed.js';
import { nameOf } from './naming.js';
import { skipReasonList } from './skipped.js';
import { tickBlocks } from './ticks.js';

/** The data for the check-in section of Home. */
export interface OnHome {
  readonly community: Community;
  readonly programme: Programme;
  readonly person: Person;
  readonly now: Date;
  readonly today: Day;
  /** The occurrence that the "Check in" button opens. */
  readonly occurrence: Occurrence;
  /** The member's open commitments, and those that are ticked. */
  readonly list: readonly ListItem[];
  readonly streak: Streak;
  /** The pace at which they are asked, if that is not as usual. */
  readonly pace: RarePace | undefined;
  /** The number of members who have checked in today, and the permalink of the day's post. */
  readonly count: { readonly answered: number; readonly all: number; readonly post: string | null } | undefined;
  readonly circle: OwnCircle | undefined;
  /** The replies to them that they have not opened, newest first. */
  readonly cameBack: readonly Reply[];
  /** The permalink of the member's answer in the day's thread. */
  readonly thread: string | undefined;
  /** The check-ins before it that they may still answer. */
  readonly missed: readonly Occurrence[];
  /** The one after it, if that is planned and not open yet. */
  readonly next: Occurrence | undefined;
}

/**
 * Returns the section for the programmes that a member takes part in. `others` are those that they can join. Each is named
 * where there are several.
 */
export function homeBlocks(parts: readonly OnHome[], others: readonly Programme[]): KnownBlock[] {
  const [first] = parts;
  if (!first) return [];
  if (parts.length + others.length === 1) return todayBlocks(first);
  return [
    header(copy.today(dayInWords(first.today, first.person.locale))),
    ...paceBlocks(first),
    ...awayBlocks(first),
    ...cameBackBlocks(first.cameBack),
    ...listBlocks(first),
    ...parts.flatMap((it) => [
      section(md`*${nameOf(it.programme)}*`),
      ...stateBlocks(it),
      ...lateBlocks(it),
      ...countBlocks(it),
      actions(...(it === first ? buttonsIn(it) : buttonsIn(it).filter((one) => !endsAway(one)))),
      ...streakBlocks(it),
    ]),
    ...others.map((it) => joinBlock(it, first.community, first.person.locale)),
  ];
}

/** Returns the buttons of one of several programmes, told apart for screen readers. */
function buttonsIn(it: OnHome): (Button | Overflow)[] {
  const name = nameOf(it.programme);
  return buttons(it, name).map((one) =>
    one.type === 'button' && !endsAway(one) ? named(one, copy.labelIn(one.text.text, name)) : one,
  );
}

/** Returns true for the button that ends the days away, which are the same in all programmes. */
function endsAway({ action_id }: Button | Overflow): boolean {
  return action_id === endAwayButton.id;
}

function todayBlocks(it: OnHome): KnownBlock[] {
  return [
    header(copy.today(dayInWords(it.today, it.person.locale))),
    ...stateBlocks(it),
    ...lateBlocks(it),
    ...paceBlocks(it),
    ...awayBlocks(it),
    ...countBlocks(it),
    ...cameBackBlocks(it.cameBack),
    ...listBlocks(it),
    actions(...buttons(it)),
    ...streakBlocks(it),
  ];
}

function isAwayToday({ person, today }: OnHome): boolean {
  return isAway(person, today);
}

function rests({ community, programme, today }: OnHome): boolean {
  return restsOn(restOf(community, programme), today);
}

function stateBlocks(it: OnHome): KnownBlock[] {
  const { occurrence, community, person, now } = it;
  const zone = zoneFor(community, person);
  const at = (instant: Date) => timeInWords(instant, zone, person.locale);
  if (occurrence.outcome === 'answered' && occurrence.answeredAt) {
    const isOfToday = occurrence.day === it.today && dayIn(zone, occurrence.answeredAt) === it.today;
    const answered = isOfToday
      ? copy.answered(at(occurrence.answeredAt))
      : copy.answeredFor(dayInWords(occurrence.day, person.locale));
    const written = it.next?.outcome === 'answered' ? [copy.nextIsWritten(dayAhead(it.next, it))] : [];
    return [section(md`${[answered, ...written].join(' ')}`)];
  }
  if (isAwayToday(it)) return [];
  if (occurrence.outcome === 'skipped') return [section(md`${copy.skippedToday}`, skipReasonList(occurrence))];
  if (rests(it)) return restingBlocks(it);
  if (occurrence.outcome === 'away' && occurrence.day === it.today) return [section(md`${copy.restingByStatus}`)];
  if (it.pace === 'paused') return [];
  if (occurrence.opensAt > now) {
    const opens = copy.nextCheckin(upcomingInWords(occurrence.day, it.today, person.locale), at(occurrence.opensAt));
    return [section(md`${opens} ${copy.nextCheckinEarly}`)];
  }
  return occurrence.day < it.today ? [section(md`${copy.stillOpen(dayInWords(occurrence.day, person.locale))}`)] : [];
}

function lateBlocks({ missed, community, programme, person, today }: OnHome): KnownBlock[] {
  if (isAway(person, today)) return [];
  return missedBlocks(missed, { communityId: community.id, programmeId: programme.id, locale: person.locale });
}

/** Says when check-ins go on after a pause. The top of Home announces that of the community. */
function restingBlocks({ occurrence, community, programme, person, today }: OnHome): KnownBlock[] {
  const zone = zoneFor(community, person);
  const opens = afterRest(occurrence, restOf(community, programme), programme, zone);
  if (!opens) return [];
  const time = timeInWords(opens.opensAt, zone, person.locale);
  return [section(md`${copy.nextCheckin(upcomingInWords(opens.day, today, person.locale), time)}`)];
}

/** Returns a line for a member who is not asked on every check-in day, with the button that changes it. */
function paceBlocks(it: OnHome): KnownBlock[] {
  if (!it.pace || isAwayToday(it)) return [];
  const [words, label] = {
    paused: [copy.homePaused, copy.startAgain] as const,
    weekly: [copy.homeWeekly, copy.askAsUsual] as const,
  }[it.pace];
  return [section(md`${words}`, startAgain.element(label, {}))];
}

/** Returns a line about days away, whether they have begun or not, and whatever became of today's check-in. */
export function awayBlocks({ person, today }: Pick<OnHome, 'person' | 'today'>): KnownBlock[] {
  const planned = plannedAway(person, today);
  if (!planned) return [];
  const { from, until } = planned;
  const lastDay = dayInWords(until, person.locale);
  if (from <= today) return [section(md`${copy.homeAway(lastDay)}`)];
  if (from === until) return [section(md`${copy.homeAwayLater(upcomingInWords(from, today, person.locale))}`)];
  return [section(md`${copy.homeAwayFrom(dayInWords(from, person.locale), lastDay)}`)];
}

/** Says how many have checked in, once somebody has. Names nobody, so that nobody is seen to be missing. */
function countBlocks(it: OnHome): KnownBlock[] {
  return [...ofToday(it), ...(it.circle ? [context(md`${ownCircleWords(it.circle)}`)] : [])];
}

function ofToday({ count, community }: OnHome): KnownBlock[] {
  if (!count || count.answered === 0 || count.all < 2) return [];
  const parts = [...(count.post ? [link(count.post, copy.readThread)] : []), channelLink(community.channelId)];
  const words = md`${copy.haveCheckedIn(count.answered, count.all)}`;
  return [context(parts.reduce((all, part) => md`${all} · ${part}`, words))];
}

function listBlocks(it: OnHome): KnownBlock[] {
  if (it.list.length === 0) return [section(md`_${copy.nothingListed}_`)];
  const title = it.occurrence.outcome === 'answered' ? copy.upNext : copy.onYourList;
  const { today, person, now: at, list } = it;
  const carry = { communityId: it.community.id };
  return [section(md`*${title}*`), ...tickBlocks(list, { carry, most: MAX_OPEN, today, locale: person.locale, at })];
}

/** `of` names the programme in the menu. */
function buttons(it: OnHome, of?: string): (Button | Overflow)[] {
  const carry = { occurrenceId: it.occurrence.id };
  const menu = (...acts: readonly MenuChoice[]) => menuOf(it.occurrence.id, acts, of);
  if (it.occurrence.outcome === 'answered') {
    return [
      openCheckin.element(copy.edit, carry),
      ...(it.thread ? [linkButton(copy.thread, it.thread)] : []),
      isAwayToday(it)
        ? endAwayButton.element(copy.imBack, {})
        : menu(...nextChoice(it), 'away', 'history', 'time', 'stop'),
    ];
  }
  if (isAwayToday(it))
    return [
      endAwayButton.element(copy.imBack, {}, 'primary'),
      ...(rests(it) ? [] : [openCheckin.element(copy.checkIn, carry)]),
      menu('history', 'time', 'stop'),
    ];
  if (rests(it)) return [menu('away', 'history', 'time', 'stop')];
  const isSkippable = it.occurrence.outcome === null && it.occurrence.day === it.today;
  return [
    openCheckin.element(copy.checkIn, carry, 'primary'),
    menu(...(isSkippable ? ['skip' as const] : []), 'away', 'history', 'time', 'stop'),
  ];
}

/** Returns the choice with which a member who has checked in writes the next one today. */
function nextChoice(it: OnHome): MenuChoice[] {
  if (!it.next || rests(it)) return [];
  const words = it.next.outcome === 'answered' ? copy.editNext : copy.writeNext;
  return [{ next: words(dayAhead(it.next, it)) }];
}

function dayAhead({ day }: Occurrence, { today, person }: OnHome): string {
  return untilInWords(day, today, person.locale);
}

function streakBlocks({ streak, occurrence, person }: OnHome): KnownBlock[] {
  if (streak.asked === 0) return [];
  if (streak.current === 0 && streak.best > 0)
    return [context(md`${copy.bestStreak(streak.best)}`), ...coveredBlocks(streak, occurrence, person)];
  const facts = [
    ...(streak.current > 0 ? [copy.streak(streak.current, streak.used)] : []),
    ...(streak.best > streak.current ? [copy.bestRow(streak.best)] : []),
    copy.ofLast(streak.answered, streak.asked),
    ...(streak.reserve > 0 ? [copy.reserve(streak.reserve)] : []),
  ];
  return [context(md`${facts.join(' · ')}`), ...coveredBlocks(streak, occurrence, person)];
}

function coveredBlocks({ covered }: Streak, occurrence: Occurrence, person: Person): KnownBlock[] {
  if (!covered) return [];
  const words: Mrkdwn = md`${copy.covered(dayInWords(covered, person.locale))}`;
  return [context(covered === occurrence.day ? md`${words} ${copy.coveredStillOpen}` : words)];
}
