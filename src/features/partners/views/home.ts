import type { KnownBlock } from '@slack/types';
import { dayIn, untilInWords } from '../../../core/calendar.js';
import { DAY } from '../../../core/durations.js';
import type { Person } from '../../../core/people.js';
import { context, cut, section, sections } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { change, stopLooking, withdraw } from '../contracts.js';
import { copy } from '../copy.js';
import { renewalFor } from '../domain/renewing.js';
import { agreed, isLiving } from '../domain/terms.js';
import type { OnHome, PartnershipOnHome } from '../store/home.js';
import { type Question, questionOnHome } from './asked.js';
import { renewalBlocks } from './renewal.js';

/** The most commitments of a partner that Home shows, and their length in characters. */
const MOST_SHOWN = 5;
const MOST_LENGTH = 150;

/** For this long, the member who asked sees who could not join the others. */
const SAID_MS = 7 * DAY;

interface Viewing {
  readonly viewer: Person;
  readonly now: Date;
}

const words = copy.home;
const namesOf = (all: readonly OnHome[]) => all.map(({ name }) => name);

/** Returns the section about a member's partners, or about a question. `question` is the one to them, if they were asked. */
export function homeBlocks(it: PartnershipOnHome, question: Question, viewing: Viewing): KnownBlock[] {
  const mine = it.partners.find(({ userId }) => userId === viewing.viewer.userId);
  if (!mine) return [];
  const others = it.partners.filter((one) => one !== mine);
  if (it.endedAt) return endedBlocks(it, mine, others);
  if (mine.state === 'asked') return questionOnHome(question);
  if (!it.startedAt) return askingBlocks(it, others, question.isSuggested);
  return [
    ...partnerBlocks(it, mine, others, viewing),
    ...restBlocks(it, mine, others, viewing),
    ...goingOnBlocks(it, mine, others, viewing),
  ];
}

function goingOnBlocks(
  it: PartnershipOnHome,
  mine: OnHome,
  others: readonly OnHome[],
  { viewer, now }: Viewing,
): KnownBlock[] {
  const renewal = renewalFor(it, it.partners, mine.userId, now);
  if (renewal === 'asked') return renewalBlocks({ ...it, names: namesOf(agreed(others)) }, viewer);
  const open = namesOf(agreed(others).filter(({ renews }) => renews === null));
  return renewal === 'waits' && open.length > 0 ? [context(copy.renewal.waiting(open))] : [];
}

/** Returns the line with which a member who is looking can stop that. */
export function lookingBlocks(communityId: string): KnownBlock[] {
  return [section(md`${copy.find.onHome}`, stopLooking.element(copy.find.stop, { communityId }))];
}

function askingBlocks(
  { id: partnershipId }: PartnershipOnHome,
  others: readonly OnHome[],
  isSuggested: boolean,
): KnownBlock[] {
  const open = namesOf(others.filter(isLiving));
  const asking = open.length > 1 ? words.askingTwo(open) : words.asking(open);
  const said = isSuggested ? copy.find.agreed(open) : asking;
  const nos = namesOf(others.filter(({ state }) => state === 'declined'));
  return [
    section(said, withdraw.element(words.takeBack, { partnershipId })),
    ...(nos.length > 0 ? [context(words.cannot(nos))] : []),
  ];
}

function partnerBlocks(
  { id: partnershipId, endsAt }: PartnershipOnHome,
  mine: OnHome,
  others: readonly OnHome[],
  { viewer: { zone, locale }, now }: Viewing,
): KnownBlock[] {
  const until = untilInWords(dayIn(zone, endsAt), dayIn(zone, now), locale);
  const partners = agreed(others);
  const telling = mine.tells ? 'keep' : 'tell';
  const menu = change.element(
    { text: words[telling], carry: { partnershipId, to: telling } },
    { text: words.end, carry: { partnershipId, to: 'end' } },
  );
  return [
    section(partners.length === 1 ? words.untilOne(until) : words.until(until), menu),
    ...partners.flatMap(sharedBlocks),
  ];
}

function sharedBlocks({ name, shared }: OnHome): KnownBlock[] {
  if (shared.length === 0) return sections([words.nothingShared(name)]);
  const more = shared.length - MOST_SHOWN;
  return sections([
    md`*${name}*`,
    ...shared.slice(0, MOST_SHOWN).map((text) => md`•  ${cut(text, MOST_LENGTH)}`),
    ...(more > 0 ? [md`_${words.more(more)}_`] : []),
  ]);
}

/** Returns a line about those who were asked and are not in it; whoever declined is named only to the one who asked. */
function restBlocks(
  { askedBy }: PartnershipOnHome,
  mine: OnHome,
  others: readonly OnHome[],
  { now }: Viewing,
): KnownBlock[] {
  const waiting = namesOf(others.filter(({ state }) => state === 'asked'));
  const isNew = ({ changedAt }: OnHome) => now.getTime() - changedAt.getTime() < SAID_MS;
  const nos = namesOf(others.filter((one) => ['declined', 'expired'].includes(one.state) && isNew(one)));
  const said = [
    ...(waiting.length > 0 ? [words.waiting(waiting)] : []),
    ...(nos.length > 0 && askedBy === mine.userId ? [words.cannot(nos)] : []),
  ];
  return said.length > 0 ? [context(...said)] : [];
}

function endedBlocks(it: PartnershipOnHome, mine: OnHome, others: readonly OnHome[]): KnownBlock[] {
  const said = endInWords(it, mine, others);
  return said ? [section(said)] : [];
}

function endInWords(it: PartnershipOnHome, mine: OnHome, others: readonly OnHome[]): Mrkdwn | undefined {
  if (it.end === 'off' || it.end === 'withdrawn') return undefined;
  if (it.startedAt) return words.over(namesOf(others.filter(({ state }) => state === 'over' || state === 'left')));
  if (it.askedBy !== mine.userId) return undefined;
  const names = (...states: readonly string[]) => namesOf(others.filter(({ state }) => states.includes(state)));
  if (it.end === 'declined') return md`${words.cannot(names('declined', 'expired'))} ${words.askAnother}`;
  return it.end === 'expired' ? md`${words.unanswered(names('expired'))} ${words.askAnother}` : words.askAnother;
}
