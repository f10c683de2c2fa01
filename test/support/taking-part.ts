import { randomUUID } from 'node:crypto';
import { addDays } from '../../src/core/calendar.js';
import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { createChallenge, type NewChallenge } from '../../src/features/challenges/store/challenges.js';
import { join } from '../../src/features/challenges/store/participants.js';
import { MOST_DAYS } from './challenge-plans.js';
import { challengesAreOn } from './challenges.js';
import { nobodyChecksIn } from './quiet.js';
import { allRows, oneValue } from './rows.js';
import type { Story } from './story.js';
import { MONDAY } from './story.js';

/**
 * Inserts a challenge of two weeks from Monday on, of which ten days are to be done, as if Noor had started it. It runs,
 * unless `more` says something else.
 */
export async function challengeRuns(it: Story, more: Partial<NewChallenge> = {}): Promise<string> {
  const id = randomUUID();
  const communityId = String(
    await oneValue(it.databaseUrl, `select id as value from communities where name = 'Makers'`),
  );
  await within(it, (tx) =>
    createChallenge(tx, {
      ...{ id, workspaceId: it.workspace.id, communityId, state: 'running', template: 'most-days' },
      ...{ name: 'Write every day', task: 'Write for ten minutes.', zone: 'Europe/Berlin' },
      ...{ createdBy: it.noor.id, createdAt: it.clock.now(), ...MOST_DAYS, weekdays: [...MOST_DAYS.weekdays] },
      ...more,
    }),
  );
  return id;
}

/** This person takes part in a challenge from its first day on, without reminders. */
export async function takesPart(it: Story, challengeId: string, ...people: Story['ann'][]): Promise<void> {
  await within(it, async (tx) => {
    for (const { id: userId } of people)
      await join(tx, {
        ...{ workspaceId: it.workspace.id, challengeId, userId, joinedAt: it.clock.now(), target: 10 },
        ...{ reminder: 'never', isNamed: true },
      });
  });
}

/** Stores that this person logged something on each of these days of the challenge, 1 for its first. */
export async function hasLogged(
  it: Story,
  challengeId: string,
  { id: userId }: Story['ann'],
  days: readonly number[],
  { amount = 1, note = null as string | null } = {},
): Promise<void> {
  for (const n of days) {
    const day = addDays(MONDAY, n - 1);
    await allRows(
      it.databaseUrl,
      `insert into challenge_logs (workspace_id, id, challenge_id, participant_id, user_id, day, amount, note, logged_at)
       select workspace_id, '${randomUUID()}', challenge_id, id, user_id, '${day}', ${amount},
         ${note === null ? 'null' : `$note$${note}$note$`}, timestamptz '${day} 18:00Z'
       from challenge_participants where challenge_id = '${challengeId}' and user_id = '${userId}'`,
    );
  }
}

/** A community with a challenge, in which nobody checks in, on its first Monday at ten. Returns the id of the challenge. */
export async function inChallenge(it: Story, more: Partial<NewChallenge> = {}): Promise<string> {
  await it.settlesIn();
  await nobodyChecksIn(it);
  await challengesAreOn(it);
  await it.itIs(MONDAY, '10:00');
  return challengeRuns(it, more);
}

async function within(it: Story, work: Parameters<ReturnType<typeof openDatabase>['inWorkspace']>[1]): Promise<void> {
  const db = openDatabase(it.databaseUrl, 1, createLog('silent'));
  await db.inWorkspace(it.workspace.id, work);
  await db.close();
}
