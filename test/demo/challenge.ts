import { randomUUID } from 'node:crypto';
import { addDays, instantAt } from '../../src/core/calendar.js';
import type { Tx } from '../../src/core/database/database.js';
import { featureSwitches } from '../../src/core/schema.js';
import { challengesSwitch } from '../../src/features/challenges/contracts.js';
import { builtIn, lastDayOf } from '../../src/features/challenges/domain/templates.js';
import { challenges } from '../../src/features/challenges/schema/challenges.js';
import { cheers, logs, participants } from '../../src/features/challenges/schema/taking-part.js';
import { ORGANIZER, QUIET, VISITOR, ZONE } from './people.js';
import type { Of, Seeding } from './seed.js';
import { DAYS_BEFORE } from './weeks.js';

/** What members have shipped, by the day of the challenge, counted from 1. */
const SHIPPED: readonly { readonly name: string; readonly day: number; readonly note: string }[] = [
  { name: ORGANIZER, day: 2, note: 'The meet-up page is up' },
  { name: 'Mia Laurent', day: 3, note: 'The new sign-up, one page instead of four' },
  { name: VISITOR, day: 4, note: 'Reminder emails' },
  { name: 'Ben Okafor', day: 5, note: 'Yearly plan in checkout' },
  { name: 'Tomo Sato', day: 6, note: 'Faster week view' },
  { name: 'Mia Laurent', day: 10, note: 'A survey for everyone who left' },
  { name: 'Tomo Sato', day: 11, note: 'Japanese help pages' },
];

/** The member who cheered for what the visitor shipped. */
const CHEERED_BY = 'Mia Laurent';

/** Writes a challenge that is half way through on the day of the demo, in which the visitor takes part. */
export async function seedChallenge(tx: Tx, { people, days }: Seeding, of: Of): Promise<void> {
  const today = days.at(-1) ?? '';
  const { days: length, prompts, weekdays, ...plan } = builtIn('ship');
  const firstDay = addDays(today, 1 - length / 2);
  const on = (day: number, time = '15:00') => instantAt(addDays(firstDay, day - 1), time, ZONE);
  const idOf = (name: string) => people.get(name)?.id ?? '';
  const challengeId = randomUUID();
  const { workspaceId } = of;
  await tx.insert(featureSwitches).values({ ...of, feature: challengesSwitch.feature, isOn: true });
  // Hearth begins to take care of it on the first day that is played.
  const dueAt = instantAt(days[DAYS_BEFORE] ?? today, '10:00', ZONE);
  await tx.insert(challenges).values({
    ...{ ...of, ...plan, id: challengeId, state: 'running', template: 'ship', zone: ZONE },
    ...{ prompts: [...prompts], weekdays: [...weekdays], firstDay, lastDay: lastDayOf(firstDay, length) },
    ...{ createdBy: idOf(ORGANIZER), createdAt: on(-2), dueAt, postDueAt: dueAt },
  });
  const taking = await tx
    .insert(participants)
    .values(
      [...people.values()]
        .filter(({ name }) => name !== QUIET && name !== 'Kofi Mensah')
        .map(({ id: userId }) => ({
          ...{ workspaceId, challengeId, userId, joinedAt: on(1, '09:30'), target: plan.target },
          ...{ reminder: 'check-in' as const, isNamed: true },
        })),
    )
    .returning();
  const shipped = SHIPPED.map(({ name, day, note }) => ({
    ...{ id: randomUUID(), workspaceId, challengeId, userId: idOf(name), amount: 1, note },
    participantId: taking.find(({ userId }) => userId === idOf(name))?.id ?? '',
    ...{ day: addDays(firstDay, day - 1), loggedAt: on(day) },
  }));
  await tx.insert(logs).values(shipped);
  const cheered = shipped.find(({ userId }) => userId === idOf(VISITOR));
  if (!cheered) return;
  const cheer = { workspaceId, challengeId, fromUser: idOf(CHEERED_BY), day: cheered.day, logId: cheered.id };
  await tx.insert(cheers).values({ ...cheer, at: cheered.loggedAt, gatheredAt: cheered.loggedAt });
}
