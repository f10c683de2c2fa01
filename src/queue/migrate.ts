import { runMigrations } from 'bullmq';
import type { Migration } from '../core/database/migrate.js';
import { NAME } from './store.js';

/**
 * Creates the queue's tables when it is kept in Postgres. Also creates the sequence of job ids: BullMQ would create it
 * with the first job, but the app's role may not create anything. Pass this to `migrateDatabase`.
 */
export const migrateQueue: Migration = async (owner, role) => {
  await runMigrations(owner);
  await owner.query('select bullmq.next_job_id($1)', [NAME]);
  const to = `to ${owner.escapeIdentifier(role)}`;
  await owner.query(`grant usage on schema bullmq ${to}`);
  await owner.query(`grant select, insert, update, delete on all tables in schema bullmq ${to}`);
  await owner.query(`grant usage on all sequences in schema bullmq ${to}`);
};
