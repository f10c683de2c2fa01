import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { DrivenWorkspace } from '../../local-slack/driver/workspace.js';
import { type LocalSlack, type SlackSettings, startSlack } from '../../local-slack/slack.js';
import type { Channel } from '../../local-slack/world/workspace.js';
import type { DatabaseUrls } from '../../src/core/config.js';
import { openPool } from '../../src/core/database/database.js';
import { postgresUser } from '../../src/core/database/embedded-postgres-files.js';
import { createLog } from '../../src/core/log.js';
import { encryptToken } from '../../src/core/token-keys.js';
import { environmentOf, multiWorkspaceSettings } from './installing.js';
import { manifest } from './manifest.js';

/** Communities on a local Slack whose members all fall due at once. Processes that a test starts get `env`. */
export interface Batch {
  readonly slack: LocalSlack;
  /** One by default. If there are several, Hearth is installed in each. */
  readonly workspaces: readonly DrivenWorkspace[];
  readonly env: Readonly<Record<string, string>>;
  /** Makes a community whose members are all due now; by default in the first workspace. */
  fallDue(
    members: number,
    workspace?: DrivenWorkspace,
  ): Promise<{ readonly people: DrivenPerson[]; readonly channel: Channel }>;
  /** Returns the number of check-in questions in each DM in the local Slack, by channel id. */
  asked(): Map<string, number>;
  /** Returns the number of messages like this in each DM in the local Slack, by channel id. */
  received(text: RegExp): Map<string, number>;
  /** Resolves once that many members were asked. Rejects if the number has not grown for 90 seconds. */
  untilAsked(members: number): Promise<void>;
  /** Resolves once no delivery is in doubt or in progress. */
  untilCertain(): Promise<void>;
  /** Resolves once the condition holds. Rejects after 90 seconds. */
  until(condition: () => boolean | Promise<boolean>): Promise<void>;
  /** Returns the single value of a query that runs as the database's owner. */
  value(query: string): Promise<unknown>;
  close(): Promise<void>;
}

const STUCK_MS = 90_000;

export async function startBatch(
  database: DatabaseUrls,
  redisUrl: string | undefined,
  settings: Partial<SlackSettings> = {},
  count = 1,
): Promise<Batch> {
  const slack = await startSlack({ manifest, ...settings });
  const workspaces = Array.from({ length: count }, (_, i) => slack.workspace({ name: `Bench ${i}` }));
  const [first] = workspaces as [DrivenWorkspace];
  const pool = openPool('bench', { connectionString: database.ownerUrl, max: 1 }, createLog('silent'));
  const value = async (text: string): Promise<unknown> => Object.values((await pool.query(text)).rows[0])[0];
  const until = async (condition: () => boolean | Promise<boolean>) => {
    for (const since = performance.now(); !(await condition()); await pause(100)) {
      if (performance.now() - since > STUCK_MS) throw new Error('It never came about.');
    }
  };
  let communities = 0;
  const received = (text: RegExp) => {
    const counts = new Map<string, number>();
    for (const channel of workspaces.flatMap((it) => [...it.workspace.channels.values()])) {
      const found = channel.messages.filter((message) => text.test(message.text));
      if (channel.kind === 'im' && found.length > 0) counts.set(channel.id, found.length);
    }
    return counts;
  };
  const asked = () => received(/What will you do next|You didn’t check in/);
  const many = multiWorkspaceSettings(slack);
  for (const { id, installation } of count > 1 ? workspaces : []) {
    const { keyId, sealedToken } = encryptToken(many.tokenKeys, id, installation.botToken);
    await pool.query(INSTALL, [id, installation.botUser, installation.botId, sealedToken, keyId]);
  }
  return {
    slack,
    workspaces,
    env: {
      SLACK_API_URL: slack.apiUrl,
      ...(count > 1 ? environmentOf(many) : { SLACK_BOT_TOKEN: first.botToken }),
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      MESSAGES_PER_MINUTE: '100000',
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    },
    fallDue: async (members, workspace = first) => {
      communities += 1;
      const name = `bench-${communities}`;
      const people = Array.from({ length: members }, (_, i) => workspace.person({ name: `Member ${i} of ${name}` }));
      const channel = workspace.channel({ name, members: people, withApp: true });
      await pool.query(MAKE_DUE, [workspace.id, people.map((person) => person.id), channel.id]);
      // As Postgres does by itself within a minute. Without it, it plans as if these tables were empty.
      await pool.query('analyze communities, people, members, checkin_participants, checkin_occurrences');
      return { people, channel };
    },
    asked,
    received,
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
    untilCertain: () =>
      until(async () => (await value(`select count(*)::int from deliveries where status = 'sending'`)) === 0),
    until,
    value,
    close: async () => {
      await slack.close();
      await pool.end();
    },
  };
}

/** Installs Hearth in workspace $1 with user id $2, bot id $3, and the token $4 encrypted with key $5. */
const INSTALL = `
  with workspace as (
    insert into workspaces (workspace_id, name, url, bot_user_id) values ($1, 'Bench', 'https://bench.slack.com/', $2)
  )
  insert into installations (workspace_id, bot_id, sealed_token, key_id) values ($1, $3, $4, $5)`;

/** Makes a community in workspace $1 with the members $2 and the channel $3; each member's check-in opens now. */
const MAKE_DUE = `
  with community as (
    insert into communities (workspace_id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, fixed_zone, rhythm_since, created_by, created_at, opened_at, announce_at, announced_at)
    values ($1, $3, 'Bench', '', '', '', '{1,2,3,4,5,6,7}', '09:00', '18:00', 'UTC', now(), 'U0', now(), now(), now(), now()) returning id
  ), someone as (
    insert into people (workspace_id, user_id, name, zone, locale, standing, seen_at)
    select $1, id, id, 'Etc/UTC', 'en-GB', 'full', now() from unnest($2::text[]) id returning user_id
  ), member as (
    insert into members (workspace_id, community_id, user_id, joined_at)
    select $1, community.id, user_id, now() from someone, community returning user_id
  ), programme as (
    insert into checkin_programmes (workspace_id, id, community_id) select $1, id, id from community
  ), participant as (
    insert into checkin_participants (workspace_id, programme_id, user_id, since, asked_from)
    select $1, community.id, user_id, now(), now() from member, community
  )
  insert into checkin_occurrences (workspace_id, programme_id, community_id, user_id, day, opens_at, remind_at, deadline_at, due_at)
  select $1, community.id, community.id, user_id, (now() at time zone 'UTC')::date, now(), now() + interval '7 hours', now() + interval '8 hours', now()
  from member, community`;

/** Restarts the embedded Postgres of that folder on the same port, as after a crash: all connections break. */
export async function restartPostgres(folder: string): Promise<void> {
  const home = join(folder, 'postgres');
  const pgCtl = join(home, readdirSync(home).find((name) => name.startsWith('postgres-')) ?? '', 'bin', 'pg_ctl');
  const arguments_ = ['-D', join(home, 'data'), '-m', 'immediate', '-w', 'restart'];
  // The output is ignored because the new server would inherit it, and `close` would never come.
  const child = spawn(pgCtl, arguments_, { ...postgresUser(), cwd: home, stdio: 'ignore' });
  await once(child, 'close');
}
