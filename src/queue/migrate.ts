import { runMigrations } from 'bullmq';
import type { Migration } from '../core/database/migrate.js';
import { NAME } from './store.js';

/** The schema of the queue's tables. */
export const SCHEMA = 'bullmq';

/**
 * Creates the queue's tables when it is kept in Postgres. Also creates the sequence of job ids: BullMQ would create it
 * with the first job, but the app's role may not create anything. Pass this to `migrateDatabase`.
 */
export const migrateQueue: Migration = {
  schema: SCHEMA,
  run: async (owner) => {
    await runMigrations(owner);
    await owner.query('select bullmq.next_job_id($1)', [NAME]);
  },
};
