import pg from 'pg';
import { systemClock } from '../../src/core/clock.js';
import { readSettings } from '../../src/core/config.js';
import { createLog } from '../../src/core/log.js';
import type { Feature } from '../../src/feature.js';
import { features } from '../../src/features/index.js';
import { byId, idPayload, job, sweep, work } from '../../src/queue/job.js';
import { ROLES, start } from '../../src/start.js';

/** The job that only the next version has: it greets each person once. */
const greet = job('greeting.greet', idPayload, byId, { when: 'somebody was not greeted', does: 'greets them' });

const greeting: Feature = {
  name: 'greeting',
  work: (deps) => [
    work(greet, async ({ workspaceId, id }) => {
      await deps.deliver.post(workspaceId, {
        key: `greeting.greet:${id}`,
        to: id,
        message: { text: 'Welcome', blocks: [] },
      });
    }),
  ],
  sweeps: (deps) => [
    sweep('greeting.sweep', {
      everyMs: 1_000,
      does: 'finds people to greet',
      run: async () => {
        const waiting = await deps.db.acrossWorkspaces((tx) =>
          tx.execute<{ workspaceId: string; id: string }>(
            `select workspace_id as "workspaceId", user_id as id from people where greeted_by is null and standing = 'full' and not exists
             (select from deliveries where key = 'greeting.greet:' || user_id)`,
          ),
        );
        await deps.jobs.addAll(greet, waiting.rows);
      },
    }),
  ],
};

// Starts the next version of Hearth, which has one more feature and one more column.
const settings = readSettings(process.env);
const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
await owner.connect();
await owner.query('alter table people add column if not exists greeted_by text');
await owner.end();
const running = await start({ settings, roles: ROLES, clock: systemClock, log: createLog(settings.logLevel) }, [
  ...features,
  greeting,
]);
process.once('SIGTERM', () => running.stop().then(() => process.exit(0)));
