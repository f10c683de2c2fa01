import { rm } from 'node:fs/promises';
import pg from 'pg';
import type { DrivenWorkspace } from '../local-slack/driver/workspace.js';
import { type LocalSlack, startSlack } from '../local-slack/slack.js';
import type { DatabaseUrls } from '../src/core/config.js';
import { type Database, openDatabase } from '../src/core/database/database.js';
import { startEmbeddedPostgres } from '../src/core/database/embedded-postgres.js';
import { migrateDatabase } from '../src/core/database/migrate.js';
import { createLog } from '../src/core/log.js';
import { manifest } from '../test/support/manifest.js';
import { withDatabase } from '../test/support/postgres.js';
import { temporaryFolder } from '../test/support/temporary.js';
import type { Target } from './load.js';
import type { Defer } from './scope.js';

/** Creates a temporary folder that is removed at the end of the scope. */
export async function openFolder(defer: Defer): Promise<string> {
  const folder = await temporaryFolder('bench');
  defer(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface BenchServer extends DatabaseUrls {
  readonly folder: string;
  /** Creates, migrates and opens a database with this name. */
  createDatabase(name: string): Promise<BenchDatabase>;
}

export interface BenchDatabase extends DatabaseUrls {
  /** One connection, as the owner of the tables. */
  readonly owner: pg.Client;
  /** The database as Hearth's own code uses it, with the rights of the application role. */
  readonly db: Database;
}

/** Starts a Postgres with an empty database. `durable: false` skips syncs to disk, for benches of reads. */
export async function startPostgres(defer: Defer, { durable = true } = {}): Promise<BenchServer> {
  const folder = await openFolder(defer);
  const server = await startEmbeddedPostgres(folder, { durable });
  defer(server.stop);
  return {
    folder,
    url: server.url,
    ownerUrl: server.ownerUrl,
    createDatabase: async (name) => {
      const first = await connect(server.ownerUrl);
      await first.query(`create database ${name}`);
      await first.end();
      const urls = { url: withDatabase(server.url, name), ownerUrl: withDatabase(server.ownerUrl, name) };
      await migrateDatabase(urls);
      const owner = await connect(urls.ownerUrl);
      defer(() => owner.end());
      const db = openDatabase(urls.url, 4, createLog('silent'));
      defer(db.close);
      return { ...urls, owner, db };
    },
  };
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

export interface BenchSlack {
  readonly slack: LocalSlack;
  readonly workspace: DrivenWorkspace;
  /** The environment variables of a Hearth that serves this workspace. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a local Slack with one workspace. */
export async function startBenchSlack(defer: Defer): Promise<BenchSlack> {
  const slack = await startSlack({ manifest });
  defer(slack.close);
  const workspace = slack.workspace({ name: 'Bench' });
  const env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
  };
  return { slack, workspace, env };
}

/** Returns the environment variables of a Hearth that uses this database. */
export function databaseEnv({ url, ownerUrl }: DatabaseUrls): Record<string, string> {
  return { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl };
}

/** Adds people to the workspace. Returns the arguments with which `load` sends their events. */
export function loadTarget({ slack, workspace }: BenchSlack, people: number): Omit<Target, 'port'> {
  const users = Array.from({ length: people }, (_, i) => workspace.person({ name: `Sender ${i}` }).id);
  return { secret: slack.app.signingSecret, team: workspace.id, users };
}

/** Returns the number of events that Hearth has stored. */
export async function eventsInInbox({ ownerUrl }: DatabaseUrls): Promise<number> {
  const client = await connect(ownerUrl);
  const { rows } = await client.query<{ count: number }>('select count(*)::int from inbox');
  await client.end();
  return rows[0]?.count ?? 0;
}
