import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DatabaseUrls } from '../../src/core/config.js';
import { TEMPLATE, withDatabase } from './postgres.js';

export interface TestDatabase extends DatabaseUrls {
  drop(): Promise<void>;
}

/** A migrated, empty database of a test's own. Hearth connects to it as a role that owns nothing, as it should everywhere. */
export function freshDatabase(): Promise<TestDatabase> {
  return createDatabase(`template ${TEMPLATE} strategy file_copy`);
}

/** A database without any tables. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase('');
}

async function createDatabase(options: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} ${options}`);
  return {
    url: withDatabase(serverUrl('TEST_POSTGRES_URL'), name),
    ownerUrl: withDatabase(serverUrl('TEST_POSTGRES_OWNER_URL'), name),
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  };
}

/** The same test's database for its owner, who sees every row. */
export function asOwner(url: string): string {
  return withDatabase(serverUrl('TEST_POSTGRES_OWNER_URL'), new URL(url).pathname.slice(1));
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl('TEST_POSTGRES_OWNER_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function serverUrl(name: 'TEST_POSTGRES_URL' | 'TEST_POSTGRES_OWNER_URL'): string {
  const url = process.env[name];
  if (!url) throw new Error('The tests’ Postgres is started by test/support/setup.mjs.');
  return url;
}
