import type { Attention } from '../../../attention/attention.js';
import { holidaysIn } from '../../../attention/holidays.js';
import { lockPreferences, type Preferences } from '../../../attention/preferences.js';
import { regionOf, undisturbedUntil } from '../../../attention/recipient.js';
import { addDays, type Day, dayIn, instantAt } from '../../../core/calendar.js';
import { type Community, communitiesOf, communityById, isIdle } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { DAY } from '../../../core/durations.js';
import { membersOf } from '../../../core/members.js';
import { type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { GAP_MS, type Step, stepOf } from '../domain/due.js';
import { isFirstOfWeek, weekOf } from '../domain/pace.js';
import { dueSoon, type Heard, heardSince, takeFor, wasAskedSince } from '../store/messages.js';
import { change, type Occurrence, occurrenceById } from '../store/occurrences.js';
import { type MemberPace, paceOf } from '../store/paces.js';
import { takesPart } from '../store/participants.js';
import { checkinMessage, pauseMessage, reminderMessage } from '../views/dm.js';
import { type CheckinContext, contextOf } from './context.js';

/** A due occurrence with its community. */
export interface Due {
  readonly occurrence: Occurrence;
  readonly community: Community;
}

/** The decision about a due occurrence, and about those that go into the same message. */
export interface Decision {
  readonly person: Person;
  /** The occurrences with the step of each. */
  readonly steps: readonly (Due & { readonly step: Step['kind'] })[];
  /** The message to send first, if there is one. */
  readonly outgoing: { readonly key: string; readonly message: Message } | undefined;
  /** The occurrence that was asked last. Identifies the message about a pause, so that two communities send it once. */
  readonly lastAsked: string;
  /** True if the member was told before that nobody asks them any more. */
  readonly isPaused: boolean;
}

/** The facts about a person that apply to all their check-ins. */
export interface PersonFacts extends MemberPace {
  readonly person: Person;
  readonly quietUntil: Date | undefined;
  readonly heard: Heard;
  readonly isHoliday: (day: Day) => boolean;
  readonly now: Date;
}

/**
 * Decides about a due occurrence, from fresh facts, because anything may have happened since the sweep found it.
 * Undefined if there is nothing to do now. Locks the person's preferences, so that their check-ins are decided one after the other.
 */
export async function decide(
  tx: Tx,
  { attention }: Pick<Deps, 'attention'>,
  id: string,
  now: Date,
): Promise<Decision | undefined> {
  const found = await occurrenceById(tx, id);
  const preferences = found && (await lockPreferences(tx, found.workspaceId, found.userId));
  const person = found && (await personById(tx, found.userId));
  const due = person && (await dueById(tx, id, now));
  if (!person || !due) return undefined;
  const facts = await factsOf(tx, person, preferences, now);
  const step = await stepFor(tx, facts, due);
  if (step.kind === 'wait') {
    await change(tx, id, { dueAt: step.until });
    return undefined;
  }
  const { lastAsked = id, isPaused } = facts;
  const single = { person, steps: [{ ...due, step: step.kind }], outgoing: undefined, lastAsked, isPaused };
  if (step.kind === 'pause')
    return { ...single, outgoing: { key: deliveryKey('pause', lastAsked), message: pauseMessage(person) } };
  return step.kind === 'ask' || step.kind === 'remind'
    ? { ...single, ...(await compose(tx, attention, facts)) }
    : single;
}

async function dueById(tx: Tx, id: string, now: Date): Promise<Due | undefined> {
  const occurrence = await occurrenceById(tx, id);
  if (!occurrence?.dueAt || occurrence.dueAt > now) return undefined;
  const community = await communityById(tx, occurrence.communityId);
  return community && { occurrence, community };
}

export async function factsOf(
  tx: Tx,
  person: Person,
  preferences: Preferences | undefined,
  now: Date,
): Promise<PersonFacts> {
  const communities = await communitiesOf(tx, person.userId);
  return {
    person,
    now,
    quietUntil: undisturbedUntil(person, preferences, now),
    heard: await heardSince(tx, person.userId, new Date(now.getTime() - 7 * DAY)),
    isHoliday: await holidaysIn(regionOf(person, preferences)),
    ...(await paceOf(tx, person, { communities, keepAsking: preferences?.keepAsking ?? false, now })),
  };
}

export async function stepFor(tx: Tx, facts: PersonFacts, { occurrence, community }: Due): Promise<Step> {
  const { person, heard, pace, now } = facts;
  const { userId, zone } = person;
  const isMember = (await membersOf(tx, community.id, [userId])).length > 0;
  const { remindedAt } = heard;
  // Days away and holidays are the person's own, whatever day it is in the community's fixed zone.
  const day = dayIn(zone, occurrence.opensAt);
  return stepOf({
    occurrence: { ...occurrence, day },
    takesPart: isMember && (await takesPart(tx, community, userId)),
    lost: isIdle(community, occurrence.day),
    away: person,
    quietUntil: facts.quietUntil,
    heardAt: heard.at,
    remindedToday: remindedAt !== undefined && dayIn(zone, remindedAt) === dayIn(zone, now),
    isHoliday: facts.isHoliday(day),
    pace,
    isDayOfWeek: pace === 'usual' || pace === 'unreminded' || (await isDayOfWeek(tx, userId, occurrence, community)),
    now,
  });
}

/** Returns true on the first check-in day of the week on which the person is asked, counted over all communities. */
async function isDayOfWeek(tx: Tx, userId: string, { day }: Occurrence, community: Community): Promise<boolean> {
  return isFirstOfWeek(day, community) && !(await wasAskedSince(tx, userId, weekOf(day), day));
}

/** The most check-ins in one message, so that it stays below Slack's 50 blocks with long lists and what it carries. */
const MAX_PARTS = 4;

function questionsFirst(a: { step: Step['kind'] }, b: { step: Step['kind'] }): number {
  return Number(b.step === 'ask') - Number(a.step === 'ask');
}

/** Composes one message about all check-ins of the person that may be asked or reminded of now. */
async function compose(
  tx: Tx,
  attention: Attention,
  facts: PersonFacts,
): Promise<Pick<Decision, 'steps' | 'outgoing'>> {
  const { person, pace, now } = facts;
  const soon = new Date(now.getTime() + GAP_MS);
  const endOfDay = instantAt(addDays(dayIn(person.zone, now), 1), '00:00', person.zone);
  // Members who are asked once a week get one message on that day.
  const until = pace === 'weekly' && endOfDay > soon ? endOfDay : soon;
  const steps: Decision['steps'][number][] = [];
  for (const occurrence of await dueSoon(tx, person.userId, { until, remindUntil: soon })) {
    const community = await communityById(tx, occurrence.communityId);
    const { kind: step } = community ? await stepFor(tx, facts, { occurrence, community }) : { kind: 'end' as const };
    if (community && (step === 'ask' || step === 'remind')) steps.push({ occurrence, community, step });
  }
  const { key, included } = messageFor(steps.sort(questionsFirst).slice(0, MAX_PARTS));
  const idsOf = (step: Step['kind']) => included.filter((it) => it.step === step).map((it) => it.occurrence.id);
  await takeFor(tx, key, { ask: idsOf('ask'), remind: idsOf('remind') });
  const parts: CheckinContext[] = [];
  for (const it of included) parts.push(...[(await contextOf(tx, it.occurrence, now)) ?? []].flat());
  const isQuestion = idsOf('ask').length > 0;
  const { workspaceId, userId } = person;
  const carried = isQuestion ? await attention.carry(tx, { workspaceId, userId, key, now }) : [];
  const message = isQuestion ? checkinMessage(parts, { pace, carried, now }) : reminderMessage(parts);
  return { steps: included, outgoing: { key, message } };
}

/**
 * Returns the key of the message about these check-ins, and those that it includes. An attempt that may have been sent
 * is finished first, with its own check-ins only.
 */
function messageFor(steps: Decision['steps']): { key: string; included: Decision['steps'] } {
  const keyIn = ({ step, occurrence }: Decision['steps'][number]) =>
    step === 'ask' ? occurrence.askedIn : occurrence.remindedIn;
  const begun = steps.map(keyIn).find((it) => it !== null);
  if (begun) return { key: begun, included: steps.filter((it) => keyIn(it) === begun) };
  const first = steps.find(({ step }) => step === 'ask') ?? steps[0];
  if (!first) throw new Error('A message about no check-in was to be sent.');
  return { key: deliveryKey(first.step === 'ask' ? 'ask' : 'remind', first.occurrence.id), included: steps };
}
