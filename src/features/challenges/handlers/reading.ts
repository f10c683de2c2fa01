import { randomUUID } from 'node:crypto';
import { type Day, upcomingInWords } from '../../../core/calendar.js';
import { type Community, localToday } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { type HandlerResponse, refuse } from '../../../slack/interactions/responses.js';
import { editPost } from '../contracts.js';
import { copy } from '../copy.js';
import { OPEN } from '../domain/plan.js';
import { type Challenge, challengeById, markPost } from '../store/challenges.js';
import { logById } from '../store/logs.js';
import { type Participant, participantIn } from '../store/participants.js';

const words = copy.taking;

const ofChallenge = {
  of: async (tx: Tx, { challengeId }: { challengeId: string }) => (await challengeById(tx, challengeId))?.communityId,
} as const;

/** Access in the community of a challenge. */
export const toTakePart = { act: 'challenges.take-part', ...ofChallenge } as const;
export const toSee = { act: 'challenges.see', ...ofChallenge } as const;

/** Access in the community of a log. */
export const toLog = {
  act: 'challenges.take-part',
  of: async (tx: Tx, { logId }: { logId: string }) => {
    const log = await logById(tx, logId);
    return log && (await challengeById(tx, log.challengeId))?.communityId;
  },
} as const;

/** A challenge as one person sees it now. */
export interface Seen {
  readonly challenge: Challenge;
  readonly community: Community;
  readonly person: Person;
  /** Their local day. */
  readonly today: Day;
  readonly now: Date;
  /** How they take part; undefined if they don't, or left. */
  readonly own: Participant | undefined;
  /** How they took part, if they left. */
  readonly before: Participant | undefined;
}

interface Viewed {
  readonly person: Person;
  readonly community: Community;
  readonly now: Date;
}

/** Reads a challenge for a person; undefined if it was not announced, or doesn't exist. */
export async function readFor(tx: Tx, { person, community, now }: Viewed, id: string): Promise<Seen | undefined> {
  const challenge = await challengeById(tx, id);
  if (!challenge || challenge.state === 'draft' || challenge.state === 'proposed') return undefined;
  const ever = await participantIn(tx, id, person.userId);
  const [own, before] = ever?.leftAt ? [undefined, ever] : [ever, undefined];
  return { challenge, community, person, today: localToday(community, person, now), now, own, before };
}

/** Returns the refusal of what can be done only while a challenge is open; undefined if it is. */
export function refusalIn(it: Seen | undefined): HandlerResponse {
  if (!it) return refuse(words.unknown, 'no such challenge');
  const { challenge, community } = it;
  if (community.closedAt) return refuse(words.closed(community.name), 'the community is closed');
  if (challenge.state === 'cancelled') return refuse(words.cancelled(challenge.name), 'it was cancelled');
  return OPEN.includes(challenge.state) ? undefined : refuse(words.over(challenge.name), 'it is over');
}

/** Returns the words for a challenge of which no day can be logged on this local day. */
export function noDayWords({ challenge, today, person }: Seen): string {
  const { name, firstDay } = challenge;
  return today < firstDay ? words.notBegun(name, upcomingInWords(firstDay, today, person.locale)) : words.over(name);
}

/** Has the post of a challenge show what has changed. Call it last in the transaction. */
export async function showInPost(tx: Tx, { jobs }: Deps, { id, workspaceId }: Challenge, now: Date): Promise<void> {
  if (await markPost(tx, id, now)) afterCommit(tx, () => jobs.add(editPost, { workspaceId, id }));
}

/** Returns an id for a log that a form or a command adds. */
export function newLogId(): string {
  return randomUUID();
}
