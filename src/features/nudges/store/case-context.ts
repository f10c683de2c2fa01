import { preferencesOf } from '../../../attention/preferences.js';
import { addDays, type Day, dayIn } from '../../../core/calendar.js';
import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import { type Person, personById } from '../../../core/people.js';
import { activeDays, lastActiveDay, medianGap } from '../../activity/index.js';
import { nudgesSwitch } from '../contracts.js';
import {
  type Facts,
  hasReturned,
  isReachable,
  type Policy,
  returnedWithin,
  type Stage,
  silenceOf,
} from '../domain/ladder.js';
import { RHYTHM_DAYS, usualGap } from '../domain/rhythm.js';
import * as store from './cases.js';
import { policyOf } from './policies.js';

/** How long somebody was silent, and what is usual: for them, or for everybody where they have no rhythm yet. In days. */
export interface Silence {
  readonly days: number;
  readonly ownGap: number | undefined;
  readonly gap: number | undefined;
}

/** All that is known about a member who is watched. */
export interface CaseContext {
  readonly nudgeCase: store.Case;
  readonly community: Community;
  readonly person: Person;
  readonly policy: Policy;
  readonly facts: Facts;
  /** The days of the last weeks on which they took part. */
  readonly activeDays: readonly Day[];
  /** Their own usual gap, in days; undefined for who has none yet. */
  readonly ownGap: number | undefined;
}

/** Reads afresh what there is to know, and keeps the round from being changed by others. Undefined when it is over. */
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
    lost: community.channelLostAt !== null,
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
 * The same, if what was decided at that stage still holds right before it is said. If not, the next look finds out what has happened.
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

/** Whether they were back within a week of the word to them; null for who got none. */
export function returned({ nudgeCase, facts, activeDays }: CaseContext): boolean | null {
  const signs = facts.lastActive ? [...activeDays, facts.lastActive] : activeDays;
  return nudgeCase.returned ?? (nudgeCase.helloAt && returnedWithin(signs, nudgeCase.helloAt, facts.zone));
}

/** How long they were silent, beside what is usual. */
export function silenceIn({ facts, ownGap }: CaseContext): Silence {
  return { days: silenceOf(facts), ownGap, gap: facts.gap };
}
