import type { WebClient } from '@slack/web-api';
import { DAY, MINUTE } from '../core/durations.js';
import { verdictOf } from './errors.js';

/** The largest number of people about whom Slack answers in one call. */
const MOST = 50;

/** The time for which an answer counts that Slack gave together with another person's. */
const FRESH_MS = MINUTE;

type Ends = ReadonlyMap<string, Date | null>;

/** A person whose Do Not Disturb is asked for, with the others who are about to be asked for. */
interface Asked {
  readonly workspaceId: string;
  readonly userId: string;
  readonly now: Date;
  readonly others: () => Promise<readonly string[]>;
}

/**
 * Returns the end of the user's current Do Not Disturb period; null if there is none or Slack refuses the call. At most a
 * day after `now`: a longer period is looked at again then, since the user may end it. Asks for up to 50 people at once: an answer about one of `others` is used when that person is asked for, once and within a
 * minute.
 */
export type DndUntil = (slack: WebClient, asked: Asked) => Promise<Date | null>;

export function createDndUntil(): DndUntil {
  const answers = new Map<string, { readonly at: Date; readonly ends: Promise<Ends> }>();
  const keyOf = (workspaceId: string, userId: string) => `${workspaceId} ${userId}`;
  const take = ({ workspaceId, userId, now }: Asked) => {
    const key = keyOf(workspaceId, userId);
    const found = answers.get(key);
    answers.delete(key);
    return found && Math.abs(now.getTime() - found.at.getTime()) < FRESH_MS ? found.ends : undefined;
  };
  return async (slack, asked) => {
    const { workspaceId, userId, now, others } = asked;
    const known = (await take(asked))?.get(userId);
    if (known !== undefined) return known;
    const users = [userId, ...(await others()).filter((it) => it !== userId)].slice(0, MOST);
    // Another job may have asked for this person in the meantime.
    const meanwhile = (await take(asked))?.get(userId);
    if (meanwhile !== undefined) return meanwhile;
    // A refusal may be about one of them, so each is then asked for alone.
    const ends = endsOf(slack, users, now).catch((error) => refusedOnly(error));
    for (const it of users.slice(1)) answers.set(keyOf(workspaceId, it), { at: now, ends });
    const end = (await ends).get(userId);
    if (end !== undefined || users.length === 1) return end ?? null;
    return (await endsOf(slack, [userId], now).catch((error) => refusedOnly(error))).get(userId) ?? null;
  };
}

/** Returns no answer for a refused call, since the users' quiet hours in Hearth still apply. Throws temporary errors. */
function refusedOnly(error: unknown): Ends {
  if (['recipient', 'message', 'badRequest'].includes(verdictOf(error))) return new Map();
  throw error;
}

async function endsOf(slack: WebClient, userIds: readonly string[], now: Date): Promise<Ends> {
  const { users = {} } = await slack.dnd.teamInfo({ users: userIds.join(',') });
  const seconds = now.getTime() / 1000;
  return new Map(
    Object.entries(users).map(([id, { next_dnd_start_ts: from = 0, next_dnd_end_ts: until = 0 }]) => [
      id,
      from <= seconds && seconds < until ? new Date(Math.min(until * 1000, now.getTime() + DAY)) : null,
    ]),
  );
}
