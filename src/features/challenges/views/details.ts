import type { KnownBlock, ModalView } from '@slack/types';
import { barOf } from '../../../core/bar.js';
import type { Day } from '../../../core/calendar.js';
import { actions, context, divider, picture, plainSection, section, sections } from '../../../slack/blocks/blocks.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { pageOf } from '../../../slack/interactions/pages.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import type { UploadedPicture } from '../../../slack/outbound/uploads.js';
import { cheerLog, joinChallenge, logProgress, openOwnLogs, openReflection, partMenu, turnPage } from '../contracts.js';
import { copy } from '../copy.js';
import { dayNumber, lengthOf } from '../domain/days.js';
import type { Deed } from '../domain/managing.js';
import { plannedBefore } from '../domain/pace.js';
import { partOf } from '../domain/progress.js';
import type { Ranks } from '../domain/ranks.js';
import type { Strip } from '../domain/strip.js';
import { amountInWords } from '../domain/typed.js';
import type { Challenge } from '../store/challenges.js';
import { type LogOnPage, PAGE } from '../store/details.js';
import type { Participant } from '../store/participants.js';
import { manageElement } from './manage.js';
import { amountWords, datesWords, dayWords, paceWords, progressWords, stripWords } from './words.js';

const words = copy.taking;

/** The most members on a page. */
const MEMBERS = 60;

interface Named {
  readonly name: string;
  readonly done: number;
}

/** The latest logs that the viewer sees. */
export interface LogsPart {
  readonly page: number;
  readonly logs: readonly (LogOnPage & { readonly name: string })[];
  /** The person whose own logs have no button. */
  readonly userId: string;
  /** False once they have cheered today. */
  readonly mayCheer: boolean;
}

/** Everything about a challenge, as far as the viewer sees it. */
export interface Details {
  readonly challenge: Challenge;
  readonly today: Day;
  readonly locale: string;
  readonly group: { readonly done: number; readonly target: number; readonly people: number };
  /** The viewer's options for changing the challenge itself; empty unless they created it, or are an organizer. */
  readonly deeds: readonly Deed[];
  /** The picture of the group's curve, if there is one. */
  readonly curve: UploadedPicture | undefined;
  readonly own: (Participant & { readonly done: number; readonly lastLogged: Day | undefined }) | undefined;
  readonly strip: Strip | undefined;
  readonly canLog: boolean;
  readonly canJoin: boolean;
  /** True for those who took part in a challenge that is over. */
  readonly canReflect: boolean;
  readonly ranks: { readonly ranks: Ranks; readonly names: ReadonlyMap<string, string> } | undefined;
  readonly teams: readonly Named[];
  /** Those who logged something and whom the viewer sees, in alphabetical order. */
  readonly members: readonly (Named & { readonly target: number })[];
  readonly latest: LogsPart;
}

/** Returns the modal with everything about a challenge. Where members see only themselves, there is nobody to list. */
export function detailsView(it: Details): ModalView {
  const isShared = it.challenge.visibility !== 'me';
  return infoModal(words.challenge, [
    ...headBlocks(it),
    ...ownBlocks(it),
    ...rankBlocks(it),
    ...teamBlocks(it),
    ...(isShared ? [...memberBlocks(it), ...logBlocks(it)] : []),
  ]);
}

/** Returns another page of the logs. */
export function logsView(it: Pick<Details, 'challenge' | 'today' | 'locale' | 'latest'>): ModalView {
  return infoModal(words.challenge, [section(md`*${it.challenge.name}*`), ...logBlocks(it)]);
}

type Members = Pick<Details, 'challenge' | 'locale' | 'members'>;

/** Returns another page of the members. */
export function membersView(it: Members, page: number): ModalView {
  return infoModal(words.challenge, [section(md`*${it.challenge.name}*`), ...memberBlocks(it, page)]);
}

function headBlocks({ challenge, today, locale, group, deeds, curve }: Details): KnownBlock[] {
  const { name, task } = challenge;
  const length = lengthOf(challenge);
  const day = dayNumber(challenge, today);
  const isUnderWay = challenge.state === 'running' && day >= 1 && day <= length;
  const when = [
    datesWords(challenge, locale),
    ...(isUnderWay ? [words.dayOf(day, length)] : []),
    ...stateWords(challenge),
  ];
  return [
    section(
      lines(md`*${name}*`, ...(task ? [md`${task}`] : [])),
      deeds.length > 0 ? manageElement(challenge, deeds, { inDetails: true }) : undefined,
    ),
    context(md`${when.join(' · ')}`),
    section(md`${groupWords(challenge, group, today, locale)}`),
    ...(curve ? [picture(curve)] : []),
  ];
}

function stateWords({ state, cancelWords }: Challenge): string[] {
  if (state === 'cancelled') return [words.calledOff(cancelWords ?? '')];
  return state === 'ended' ? [copy.running.over] : [];
}

/** Says how far the group is, what is left, and that it is ahead of the plan if it is. */
function groupWords(challenge: Challenge, group: Details['group'], today: Day, locale: string): string {
  const { done, target, people } = group;
  if (today < challenge.firstDay) return words.people(people);
  const bar = barOf(partOf(done, target));
  const shown = words.together(
    bar,
    amountInWords(done, locale),
    amountWords(challenge, target, locale),
    words.people(people),
  );
  if (people === 0 || challenge.state !== 'running') return shown;
  const pace = paceWords({ ...challenge, measure: 'count' }, { done, target, today, locale });
  const isAhead = done < target && done > plannedBefore(challenge, target, today) && done > 0;
  return [`${shown}\n${pace}`, ...(isAhead ? [words.ahead] : [])].join(' ');
}

function ownBlocks({ challenge, today, locale, own, strip, canLog, canJoin, canReflect }: Details): KnownBlock[] {
  const { id: challengeId } = challenge;
  if (!own) return canJoin ? [actions(joinChallenge.element(words.join, { challengeId }, 'primary'))] : [];
  const bar = barOf(partOf(own.done, own.target));
  const isBefore = today < challenge.firstDay;
  const progress = isBefore
    ? words.target(amountWords(challenge, own.target, locale))
    : words.ownProgress(bar, progressWords(challenge, { ...own, today, locale }));
  const buttons = [
    ...(canLog ? [logProgress.element(words.log, { challengeId }, 'primary')] : []),
    ...(canReflect ? [openReflection.element(copy.running.summary.reflect, { challengeId }, 'primary')] : []),
    ...(isBefore ? [] : [openOwnLogs.element(words.ownLogs, { challengeId })]),
    ...(canJoin ? [menuOf(challenge, own)] : []),
  ];
  return [
    divider(),
    section(lines(md`${progress}`, ...(strip && strip.of > 1 ? [md`${stripWords(challenge, strip)}`] : []))),
    ...(own.pausedAt && canJoin ? [context(md`${words.paused}`)] : []),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ];
}

function menuOf({ id: challengeId, hasRanks }: Challenge, { pausedAt, isUnranked }: Participant) {
  const choice = (act: keyof typeof words.menu) => ({ text: words.menu[act], carry: { challengeId, act } });
  return partMenu.element(
    choice('reminder'),
    choice(pausedAt ? 'resume' : 'pause'),
    ...(hasRanks ? [choice(isUnranked ? 'rank' : 'unrank')] : []),
    choice('leave'),
  );
}

function rankBlocks({ challenge, ranks, locale }: Details): KnownBlock[] {
  if (!ranks) return [];
  const nameOf = (id: string) => ranks.names.get(id) ?? '';
  const { places, ahead } = ranks.ranks;
  const rows = places.map((it) => words.place(it.place, nameOf(it.id), amountInWords(it.done, locale)));
  const next = ahead ? words.catchUp(amountWords(challenge, ahead.by, locale), nameOf(ahead.id)) : words.first;
  return [divider(), ...sections([md`*${words.ranks}*`, ...rows.map((row) => md`${row}`)]), context(md`${next}`)];
}

function teamBlocks({ teams, locale }: Details): KnownBlock[] {
  if (teams.length === 0) return [];
  const rows = teams.map(({ name, done }) => md`${words.line(name, amountInWords(done, locale))}`);
  return [divider(), ...sections([md`*${words.teams}*`, ...rows])];
}

function memberBlocks({ challenge, members, locale }: Members, page = 0): KnownBlock[] {
  if (members.length === 0) return [];
  const { id: challengeId } = challenge;
  const turn = (label: string, page: number) => turnPage.element(label, { challengeId, page, of: 'members' });
  const { shown, turning } = pageOf(members, { size: MEMBERS, page, turn });
  const rows = shown.map(({ name, done, target }) => {
    const progress = words.ofTarget(amountInWords(done, locale), amountInWords(target, locale));
    return md`${words.member(barOf(partOf(done, target), 5), name, progress)}`;
  });
  const heading = challenge.visibility === 'team' ? words.ownTeam : words.members;
  return [divider(), ...sections([md`*${heading}*`, ...rows]), ...turning];
}

function logBlocks(it: Pick<Details, 'challenge' | 'today' | 'locale' | 'latest'>): KnownBlock[] {
  const { page, logs, mayCheer } = it.latest;
  if (logs.length === 0) return [];
  const { id: challengeId } = it.challenge;
  const turns = [
    ...(page > 0 ? [turnPage.element(words.back, { challengeId, page: page - 1 })] : []),
    ...(logs.length > PAGE ? [turnPage.element(words.earlier, { challengeId, page: page + 1 })] : []),
  ];
  return [
    divider(),
    section(md`*${words.logs}*`),
    ...logs.slice(0, PAGE).map((log) => logBlock(log, it)),
    ...(mayCheer ? [] : [context(md`${words.cheeredToday}`)]),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ];
}

function logBlock(log: LogsPart['logs'][number], it: Pick<Details, 'challenge' | 'today' | 'locale' | 'latest'>) {
  const { id: logId, userId, name, day, amount, note } = log;
  const isDays = it.challenge.measure === 'days';
  const parts = [
    name,
    ...(isDays ? [] : [amountWords(it.challenge, amount, it.locale)]),
    dayWords(day, it.today, it.locale),
    ...(log.cheers > 0 ? [words.cheers(log.cheers)] : []),
  ];
  const text = note ? `${parts.join(' · ')}\n${note}` : parts.join(' · ');
  if (userId === it.latest.userId || !it.latest.mayCheer) return plainSection(text);
  const button = cheerLog.element(words.cheer, { logId, page: it.latest.page });
  return plainSection(text, named(button, words.cheerTo(name)));
}
