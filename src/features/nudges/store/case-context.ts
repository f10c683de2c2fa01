import { preferencesOf } from '../../../attention/preferences.js';
import { addDays, type Day, dayIn } from '../../../core/calendar.js';
import { type Community, communityById, membersOf } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { type Person, personById } from '../../../core/people.js';
import { activeDays, lastActiveDay, medianGap } from '../../activity/index.js';
import {
  type Facts,
  hasReturned,
  isListening,
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
export interface Situation {
  readonly round: store.Round;
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
export async function situationOf(tx: Tx, roundId: string, now: Date): Promise<Situation | undefined> {
  const round = await store.lockRound(tx, roundId);
  if (!round?.lookAt) return undefined;
  const { communityId, userId } = round;
  const community = await communityById(tx, communityId);
  const person = await personById(tx, userId);
  if (!community || !person) return undefined;
  const policy = await policyOf(tx, communityId);
  const since = addDays(dayIn(person.zone, now), -RHYTHM_DAYS);
  const days = await activeDays(tx, communityId, userId, since);
  const ownGap = usualGap(days);
  const [member] = await membersOf(tx, communityId, [userId]);
  const facts: Facts = {
    round,
    policy,
    member: member !== undefined,
    joinedAt: member?.joinedAt ?? round.since,
    lost: community.channelLostAt !== null,
    away: person,
    snoozedUntil: (await preferencesOf(tx, userId))?.snoozedUntil ?? null,
    lastActive: await lastActiveDay(tx, communityId, userId),
    gap: ownGap ?? (await medianGap(tx, communityId, since)),
    zone: person.zone,
    now,
  };
  return { round, community, person, policy, facts, activeDays: days, ownGap };
}

/**
 * The same, if what was decided at that stage still holds right before it is said. If not, the next look finds out what has happened.
 */
export async function stillQuiet(tx: Tx, roundId: string, stage: Stage, now: Date): Promise<Situation | undefined> {
  const it = await situationOf(tx, roundId, now);
  if (it?.round.stage !== stage) return undefined;
  const { facts, policy } = it;
  if (policy.stages.includes(stage) && isListening(facts) && !hasReturned(facts)) return it;
  await store.change(tx, roundId, { lookAt: now });
  return undefined;
}

/** Whether they were back within a week of the word to them; null for who got none. */
export function returned({ round, facts, activeDays }: Situation): boolean | null {
  const signs = facts.lastActive ? [...activeDays, facts.lastActive] : activeDays;
  return round.returned ?? (round.helloAt && returnedWithin(signs, round.helloAt, facts.zone));
}

/** How long they were silent, beside what is usual. */
export function silenceIn({ facts, ownGap }: Situation): Silence {
  return { days: silenceOf(facts), ownGap, gap: facts.gap };
}
