import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { addDays } from '../../../../src/core/calendar.js';
import { type Database, openDatabase } from '../../../../src/core/database/database.js';
import { createLog } from '../../../../src/core/log.js';
import { erasePerson, exportPerson } from '../../../../src/core/personal-data.js';
import { lengthOf } from '../../../../src/features/challenges/domain/days.js';
import { progressOf } from '../../../../src/features/challenges/domain/progress.js';
import { data } from '../../../../src/features/challenges/schema/data.js';
import { createChallenge } from '../../../../src/features/challenges/store/challenges.js';
import { addLog, changeLog, logsOf } from '../../../../src/features/challenges/store/logs.js';
import { join } from '../../../../src/features/challenges/store/participants.js';
import { standingsIn } from '../../../../src/features/challenges/store/progress.js';
import { lockParticipant } from '../../../../src/features/challenges/store/taking-part.js';
import { TIMES } from '../../../../src/features/community/domain.js';
import { createCommunity } from '../../../../src/features/community/store/communities.js';
import { MOST_DAYS, plans } from '../../../support/challenge-plans.js';
import { freshDatabase, type TestDatabase } from '../../../support/database.js';

const T = 'T1';
const NOW = new Date('2026-11-23T12:00:00Z');
const communityId = randomUUID();

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url, 4, createLog('silent'));
  await db.inWorkspace(T, (tx) =>
    createCommunity(tx, {
      ...{ id: communityId, workspaceId: T, channelId: 'C1', name: 'Makers', kind: 'makers' },
      ...{ problem: '', audience: '', outcome: '', ...TIMES.daily, checkinEnrolment: 'joiners' },
      ...{ createdBy: 'U0ANN', createdAt: NOW, announceAt: NOW, fixedZone: null },
    }),
  );
});

afterAll(async () => {
  await db.close();
  await database.release();
});

const PEOPLE = ['U0ANN', 'U0BEN', 'U0KIM'];

const logged = plans.chain((plan) =>
  fc.record({
    plan: fc.constant(plan),
    logs: fc.array(
      fc.record({
        person: fc.nat({ max: PEOPLE.length - 1 }),
        day: fc.nat({ max: lengthOf(plan) - 1 }).map((n) => addDays(plan.firstDay, n)),
        amount: fc.integer({ min: 1, max: 100_000 }).map((it) => it / 100),
        isUndone: fc.boolean(),
      }),
      { maxLength: 25 },
    ),
  }),
);

test('the database counts as the rules do, whatever was logged at once and undone, and also after an erasure', async () => {
  await fc.assert(
    fc.asyncProperty(logged, async ({ plan, logs }) => {
      const id = randomUUID();
      const challenge = { id, workspaceId: T, communityId, ...plan, weekdays: [...plan.weekdays], zone: 'UTC' };
      const it = {
        state: 'running',
        template: 'blank',
        name: 'Write',
        task: '',
        createdBy: 'U0ANN',
        createdAt: NOW,
      } as const;
      const taking = {
        workspaceId: T,
        challengeId: id,
        joinedAt: NOW,
        target: plan.target,
        reminder: 'never',
        isNamed: true,
      } as const;
      const participants = await db.inWorkspace(T, async (tx) => {
        await createChallenge(tx, { ...challenge, ...it });
        const joined = [];
        for (const userId of PEOPLE) joined.push(await join(tx, { ...taking, userId }));
        return joined;
      });
      await Promise.all(
        logs.map(({ person, isUndone, day, amount }) =>
          db.inWorkspace(T, async (tx) => {
            const log = { id: randomUUID(), workspaceId: T, challengeId: id, day, amount, loggedAt: NOW, note: 'Done' };
            const participantId = participants[person]?.id ?? '';
            await addLog(tx, { ...log, participantId, userId: PEOPLE[person] ?? '' });
            await addLog(tx, { ...log, participantId, userId: PEOPLE[person] ?? '' });
            if (isUndone) await changeLog(tx, log.id, { undoneAt: NOW });
          }),
        ),
      );
      const expected = PEOPLE.map((userId, n) => ({
        userId,
        done: progressOf(
          plan,
          logs.filter((it) => it.person === n && !it.isUndone),
        ),
      }));
      const standings = () => db.inWorkspace(T, (tx) => standingsIn(tx, challenge));
      const byUser = (await standings()).map(({ userId, done }) => ({ userId: userId ?? '', done }));
      expect(byUser.sort((a, b) => (a.userId < b.userId ? -1 : 1))).toEqual(expected);

      const exported = await db.inWorkspace(T, (tx) => exportPerson(tx, data, 'U0BEN', (it) => it));
      expect(exported.challenge_logs ?? []).toHaveLength(logs.filter((it) => it.person === 1).length);
      await erasePerson(db, data, T, 'U0BEN');
      const after = await standings();
      const sum = (all: readonly { done: number }[]) => Math.round(all.reduce((total, it) => total + it.done * 100, 0));
      expect(sum(after)).toBe(sum(expected));
      const erased = after.filter(({ userId }) => userId === null);
      const kept = await db.inWorkspace(T, (tx) => logsOf(tx, erased[0]?.id ?? ''));
      expect(kept.map(({ userId, note }) => ({ userId, note }))).toEqual(
        kept.map(() => ({ userId: null, note: null })),
      );
    }),
    { numRuns: 15 },
  );
});

test('a challenge stays as it is while a member logs in it, and others can log', async () => {
  const id = randomUUID();
  const row = { id, workspaceId: T, communityId, ...MOST_DAYS, weekdays: [], zone: 'UTC', name: 'Write', task: '' };
  const made = { state: 'running', template: 'blank', createdBy: 'U0ANN', createdAt: NOW } as const;
  await db.inWorkspace(T, (tx) => createChallenge(tx, { ...row, ...made }));
  const locked = (how: string) =>
    db.inWorkspace(T, async (tx) => {
      await tx.execute(sql.raw(`select from challenges where id = '${id}' for ${how} nowait`));
    });
  await db.inWorkspace(T, async (tx) => {
    await lockParticipant(tx, id, 'U0ANN');
    await expect(locked('update')).rejects.toMatchObject({ cause: { code: '55P03' } });
    await locked('no key update');
  });
  await locked('update');
});
