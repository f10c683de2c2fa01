import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { markPost } from '../../src/features/challenges/store/challenges.js';
import { addLog } from '../../src/features/challenges/store/logs.js';
import { participantsOf } from '../../src/features/challenges/store/participants.js';
import { challengeIn, schedulesChallenge, takePart } from '../support/running-challenges.js';
import { MONDAY, type Story, type StorySettings, story } from '../support/story.js';

const MINUTE_S = 60;
const AT_ONCE = 25;

/** So many members log within a minute, each once, some of them at the same moment. */
const manyLog = async (it: Story, many: number): Promise<void> => {
  const { slack, clock, makers, databaseUrl, workspace } = it;
  const members = Array.from({ length: many }, (_, i) => it.person(`Member ${i}`));
  for (const { id } of members) makers.members.add(id);
  const id = await schedulesChallenge(it);
  await takePart(it, members);
  await clock.advance({ seconds: 20 });
  const db = openDatabase(databaseUrl, 8, createLog('silent'));
  const workspaceId = workspace.workspace.id;
  const edits = () => slack.calls('chat.update').filter((call) => call.arguments.channel === makers.id).length;
  const before = edits();
  try {
    const taking = await db.inWorkspace(workspaceId, (tx) => participantsOf(tx, id));
    for (let at = 0; at < taking.length; at += AT_ONCE) {
      await Promise.all(
        taking.slice(at, at + AT_ONCE).map((participant) =>
          db.inWorkspace(workspaceId, async (tx) => {
            const log = { id: randomUUID(), workspaceId, challengeId: id, day: MONDAY, amount: 1, note: null };
            const { id: participantId, userId } = participant;
            await addLog(tx, { ...log, participantId, userId, loggedAt: clock.now() });
            await markPost(tx, id, clock.now());
          }),
        ),
      );
      await clock.advance({ seconds: (MINUTE_S * AT_ONCE) / many });
    }
  } finally {
    await db.close();
  }
  await clock.advance({ seconds: 10 });
  expect(challengeIn(it)).toContain(`${many} of ${(many * 7).toLocaleString('en-GB')} days together · ${many} people`);
  expect(edits() - before).toBeGreaterThan(1);
  expect(edits() - before).toBeLessThanOrEqual(8);
};

const { TEST_REDIS_URL: redisUrl } = process.env;
const onRedis: StorySettings | undefined = redisUrl ? { redisUrl } : undefined;

story('120 members log within a minute: the sum is exact after a few edits', (it) => manyLog(it, 120));
if (onRedis) story('and so do 500, with the queue in Redis', (it) => manyLog(it, 500), onRedis);
