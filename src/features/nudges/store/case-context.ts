import { preferencesOf } from '../../../attention/preferences.js';
import { addDays, type Day, dayIn } from '../../../core/calendar.js';
import { type Community, communityById, isSilent } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import { communityIdsOf, type Person, personById } from '../../../core/people.js';
import { activeDays, lastActiveDay, medianGap } from '../../activity/index.js';
import { nudgesSwitch } from '../contracts.js';
import {
  type Facts,
  hasReturned,
  isReachable,
  type Outcome,
  type Policy,
  returnedWithin,
  type Stage,
  silenceOf,
} from '../domain/ladder.js';
import { RHYTHM_DAYS, usualGap } from '../domain/rhythm.js';
import * as store from './cases.js';
import { policyOf } from './policies.js';

/**
 * A member's silence, their own usual gap, and the gap that applies (the community's if they have no rhythm yet). In
 * days.
 */
export interface Silence {
  readonly days: number;
  readonly ownGap: number | undefined;
  readonly gap: number | undefined;
  /** The community's name, for a reader who is in several. */
  readonly community: string | undefined;
}

/** Everything that is known about a case. */
export interface CaseContext {
  readonly nudgeCase: store.Case;
  readonly community: Community;
  readonly person: Person;
  readonly policy: Policy;
  readonly facts: Facts;
  /** The days on which they took part, within the last `RHYTHM_DAYS`. */
  readonly activeDays: readonly Day[];
  /** Their own usual gap in days; undefined if they have no rhythm yet. */
  readonly ownGap: number | undefined;
}

/** Reads fresh facts, and locks the case's row until the transaction ends. Returns undefined if the case is closed. */
export async function caseContext(tx: Tx, caseId: string, now: Date): Promise<CaseContext | undefined> {
  const nudgeCase = await store.lockCase(tx, caseId);
  if (!nudgeCase?.lookAt) return undefined;
  const { communityId, userId } = nudgeCase;
  const community = await communityById(tx, communityId);
  const person = await personById(tx, userId);
  if (!community || !person) return undefined;
  const policy = await policyOf(tx, communityId);
  const since = addDays(dayIn(person.zone, now), -RHYTHM_DAYS);
  const days = await activeDays(tx, communityId, userId, since);
  const ownGap = usualGap(days);
  const [member] = await membersOf(tx, communityId, [userId]);
  const facts: Facts = {
    nudgeCase,
    policy,
    member: member !== undefined,
    joinedAt: member?.joinedAt ?? nudgeCase.since,
    lost: isSilent(community, dayIn(person.zone, now)),
    away: person,
    snoozedUntil: (await preferencesOf(tx, userId))?.snoozedUntil ?? null,
    lastActive: await lastActiveDay(tx, communityId, userId),
    gap: ownGap ?? (await medianGap(tx, communityId, since)),
    zone: person.zone,
    now,
  };
  return { nudgeCase, community, person, policy, facts, activeDays: days, ownGap };
}

/**
 * Returns the case if the decision for that stage still holds right before sending. Otherwise returns undefined, and
 * the next evaluation finds out what has happened.
 */
export async function stillQuiet(tx: Tx, caseId: string, stage: Stage, now: Date): Promise<CaseContext | undefined> {
  const it = await caseContext(tx, caseId, now);
  if (it?.nudgeCase.stage !== stage) return undefined;
  const { facts, policy } = it;
  if (!(await isOn(tx, it.community.id, nudgesSwitch))) return undefined;
  if (policy.stages.includes(stage) && isReachable(facts) && !hasReturned(facts)) return it;
  await store.change(tx, caseId, { lookAt: now });
  return undefined;
}

/** Returns the outcome of a case, also if the member is back and the case was not evaluated since; null if it is open. */
export async function outcomeSoFar(tx: Tx, nudgeCase: store.Case): Promise<Outcome | null> {
  if (nudgeCase.outcome) return nudgeCase.outcome;
  const lastActive = await lastActiveDay(tx, nudgeCase.communityId, nudgeCase.userId);
  return hasReturned({ nudgeCase, lastActive }) ? 'returned' : null;
}

/** Returns whether they were active within a week after the first message; null if they got none. */
export function returned({ nudgeCase, facts, activeDays }: CaseContext): boolean | null {
  const signs = facts.lastActive ? [...activeDays, facts.lastActive] : activeDays;
  return nudgeCase.returned ?? (nudgeCase.helloAt && returnedWithin(signs, nudgeCase.helloAt, facts.zone));
}

/** Returns how long they were silent, together with the usual gaps, for that reader. */
export async function silenceFor(tx: Tx, readerId: string, it: CaseContext): Promise<Silence> {
  const { facts, ownGap, community } = it;
  const isOneOfSeveral = (await communityIdsOf(tx, readerId)).length > 1;
  return { days: silenceOf(facts), ownGap, gap: facts.gap, community: isOneOfSeveral ? community.name : undefined };
}
