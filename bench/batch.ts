import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/core/embedded-postgres.js';
import { postgresUser } from '../src/core/embedded-postgres-files.js';
import { migrateDatabase } from '../src/core/migrate.js';
import { sealToken } from '../src/core/token-keys.js';
import { migrateQueue } from '../src/queue/migrate.js';
import type { QueueStore } from '../src/queue/store.js';
import type { DrivenWorkspace } from '../test/fake-slack/driver/workspace.js';
import { type LocalSlack, type SlackSettings, startSlack } from '../test/fake-slack/slack.js';
import { environmentOf, manyWorkspaces } from '../test/support/installing.js';
import { manifest } from '../test/support/manifest.js';
import { temporaryFolder } from '../test/support/temporary.js';
import { type Process, startHearth } from './processes.js';

/** Communities all of whose members fall due when it says so, on a Postgres, a local Slack and, if asked for, a Redis of their own. */
export interface Batch {
  readonly slack: LocalSlack;
  /** One, unless asked for more; with more each has installed Hearth. */
  readonly workspaces: readonly DrivenWorkspace[];
  readonly databaseUrl: string;
  readonly queueStore: QueueStore;
  /** Starts one more worker on it. */
  worker(): Promise<Process>;
  /** Makes so many members, all due now; in the first workspace unless told. */
  fallDue(members: number, workspace?: DrivenWorkspace): Promise<void>;
  /** How often each member's DM has the question, by Slack's own account. */
  asked(): Map<string, number>;
  /** Resolves once so many members were asked, and rejects when nobody more is for too long. */
  untilAsked(members: number): Promise<void>;
  /** How many sends there are of which nobody knows the end. */
  inDoubt(): Promise<number>;
  restartPostgres(): void;
  /** Redis forgets everything. */
  flushRedis(): Promise<void>;
  /** Redis forgets everything, and is away for a moment. */
  restartRedis(): Promise<void>;
  end(): Promise<void>;
}

export type Queue = 'Postgres' | 'Redis';

const STUCK_MS = 90_000;

export async function startBatch(
  queue: Queue,
  settings: Partial<SlackSettings> = {},
  env: Record<string, string> = {},
  count = 1,
): Promise<Batch> {
  const slack = await startSlack({ manifest, ...settings });
  const workspaces = Array.from({ length: count }, (_, i) => slack.workspace({ name: `Bench ${i}` }));
  const [first] = workspaces as [DrivenWorkspace];
  const folder = await temporaryFolder('bench');
  const postgres = await startEmbeddedPostgres(folder);
  await migrateDatabase(postgres, migrateQueue);
  const redis = queue === 'Redis' ? await startRedis() : undefined;
  const client = () => new pg.Client({ connectionString: postgres.ownerUrl });
  const query = async (text: string, values: unknown[] = []) => {
    const it = client();
    await it.connect();
    return it.query(text, values).finally(() => it.end());
  };
  const workers: Process[] = [];
  const asked = () => {
    const counts = new Map<string, number>();
    for (const channel of workspaces.flatMap((it) => [...it.workspace.channels.values()])) {
      const questions = channel.messages.filter((message) => message.text.includes('What will you do next?'));
      if (channel.kind === 'im' && questions.length > 0) counts.set(channel.id, questions.length);
    }
    return counts;
  };
  const many = manyWorkspaces(slack);
  const access = count === 1 ? { SLACK_BOT_TOKEN: first.botToken } : environmentOf(many);
  if (count > 1) {
    for (const { id, installation } of workspaces) {
      const { keyId, sealedToken } = sealToken(many.tokenKeys, id, installation.botToken);
      await query(INSTALL, [id, installation.botUser, installation.botId, sealedToken, keyId]);
    }
  }
  return {
    slack,
    workspaces,
    databaseUrl: postgres.url,
    queueStore: redis ? { redisUrl: redis.url } : { postgresUrl: postgres.url },
    worker: async () => {
      const it = await startHearth(
        {
          SLACK_API_URL: slack.apiUrl,
          ...access,
          SLACK_SIGNING_SECRET: slack.app.signingSecret,
          DATABASE_URL: postgres.url,
          DATABASE_OWNER_URL: postgres.ownerUrl,
          MESSAGES_PER_MINUTE: '100000',
          ...(redis ? { REDIS_URL: redis.url } : {}),
          ...env,
        },
        'worker',
      );
      workers.push(it);
      return it;
    },
    fallDue: async (members, workspace = first) => {
      const people = Array.from({ length: members }, (_, i) => workspace.person({ name: `Member ${i}` }));
      const channel = workspace.channel({ name: 'bench', members: people, withApp: true });
      await query(MAKE_DUE, [workspace.id, people.map((person) => person.id), channel.id]);
    },
    asked,
    untilAsked: async (members) => {
      let before = -1;
      let since = performance.now();
      while (asked().size < members) {
        if (asked().size !== before) since = performance.now();
        before = asked().size;
        if (performance.now() - since > STUCK_MS) throw new Error(`Only ${before} of ${members} were asked.`);
        await pause(20);
      }
    },
    inDoubt: async () => (await query(`select count(*)::int as n from deliveries where status = 'sending'`)).rows[0].n,
    restartPostgres: () => restartPostgres(join(folder, 'postgres')),
    flushRedis: async () => redis?.flush(),
    restartRedis: async () => redis?.restart(),
    end: async () => {
      await Promise.all(workers.map((it) => it.end()));
      redis?.end();
      await slack.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Hearth is installed in the workspace $1 as the user $2 and the bot $3, with the token $4 under the key $5. */
const INSTALL = `
  with workspace as (
    insert into workspaces (workspace_id, name, url, bot_user_id) values ($1, 'Bench', 'https://bench.slack.com/', $2)
  )
  insert into installations (workspace_id, bot_id, sealed_token, key_id) values ($1, $3, $4, $5)`;

/** One community of the workspace $1, these people ($2) its members, $3 its channel, each with a check-in that opens now. */
const MAKE_DUE = `
  with community as (
    insert into communities (workspace_id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, fixed_zone, rhythm_since, created_by, created_at, opened_at)
    values ($1, $3, 'Bench', '', '', '', '{1,2,3,4,5,6,7}', '09:00', '18:00', 'UTC', now(), 'U0', now(), now()) returning id
  ), someone as (
    insert into people (workspace_id, user_id, name, zone, locale, standing)
    select $1, id, id, 'UTC', 'en-GB', 'full' from unnest($2::text[]) id returning user_id
  ), member as (
    insert into members (workspace_id, community_id, user_id, joined_at)
    select $1, community.id, user_id, now() from someone, community returning user_id
  )
  insert into checkin_occurrences (workspace_id, community_id, user_id, day, opens_at, remind_at, deadline_at, due_at)
  select $1, community.id, user_id, current_date, now(), now() + interval '7 hours', now() + interval '8 hours', now()
  from member, community`;

/** As a crash would: connections break, and it comes back on the same port. */
function restartPostgres(home: string): void {
  const pgCtl = join(home, readdirSync(home).find((name) => name.startsWith('postgres-')) ?? '', 'bin', 'pg_ctl');
  const options = { ...postgresUser(), cwd: home, stdio: 'ignore' } as const;
  execFileSync(pgCtl, ['-D', join(home, 'data'), '-m', 'immediate', '-w', 'restart'], options);
}

async function startRedis() {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
  const start = () =>
    spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--maxmemory-policy', 'noeviction'],
      {
        stdio: 'ignore',
      },
    );
  let child: ChildProcess = start();
  const url = `redis://127.0.0.1:${port}`;
  return {
    url,
    flush: async () => {
      const redis = new Redis(url);
      await redis.flushall();
      redis.disconnect();
    },
    restart: async () => {
      child.kill('SIGKILL');
      await pause(1_000);
      child = start();
    },
    end: () => child.kill(),
  };
}
