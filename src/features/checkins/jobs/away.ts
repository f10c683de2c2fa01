import { preferencesOf } from '../../../attention/preferences.js';
import { isStatusAway } from '../../../attention/quiet-hours.js';
import type { Away } from '../../../core/away.js';
import { dayIn } from '../../../core/calendar.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { publish } from '../contracts.js';
import { markAway, reopenAway } from '../store/away.js';
import { unpublishedOf } from '../store/published.js';

/** Closes this person's check-ins of the days away, and reopens those of other days. */
export async function followAway(tx: Tx, { userId, days, now }: Away): Promise<void> {
  const zone = await zoneOf(tx, userId);
  await reopenAway(tx, { userId, zone, except: days, now });
  if (days) await markAway(tx, { userId, zone, ...days, now });
  const preferences = await preferencesOf(tx, userId);
  if (preferences && isStatusAway(preferences, now)) await closeToday(tx, { userId, zone, now });
}

/** Closes today's check-ins of a person whose Slack status says that they are away. They can still be answered. */
export async function restByStatus(
  tx: Tx,
  { jobs }: Deps,
  { workspaceId, userId, now }: Omit<Away, 'days'>,
): Promise<void> {
  await closeToday(tx, { userId, zone: await zoneOf(tx, userId), now });
  const ids = await unpublishedOf(tx, userId);
  afterCommit(tx, () =>
    jobs.addAll(
      publish,
      ids.map((id) => ({ workspaceId, id })),
    ),
  );
}

async function closeToday(tx: Tx, it: { userId: string; zone: string; now: Date }): Promise<void> {
  const today = dayIn(it.zone, it.now);
  await markAway(tx, { ...it, from: today, until: today });
}

async function zoneOf(tx: Tx, userId: string): Promise<string> {
  return (await personById(tx, userId))?.zone ?? 'UTC';
}
