import pg from 'pg';
import { type LocalSlack, startSlack } from '../../local-slack/slack.js';
import { diagnose } from '../../src/commands/doctor.js';
import { systemClock } from '../../src/core/clock.js';
import type { DatabaseUrls } from '../../src/core/config.js';
import { migrateDatabase } from '../../src/core/database/migrate.js';
import { migrateQueue } from '../../src/queue/migrate.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startTestHearth } from '../support/hearth.js';
import { installs, multiWorkspaceSettings } from '../support/installing.js';
import { manifest } from '../support/manifest.js';

let slack: LocalSlack;
let botToken: string;
let database: TestDatabase;

beforeEach(async () => {
  slack = await startSlack({ manifest });
  botToken = slack.workspace({ name: 'Chess Club' }).botToken;
  database = await freshDatabase();
});

afterEach(async () => {
  await database.release();
  await slack.close();
});

type Settings = Parameters<typeof diagnose>[0];

const at = (url: string) => ({ url, ownerUrl: url });

/** Returns the doctor's lines for correct settings, except for the given ones. */
async function diagnosis(
  but: Partial<Settings> = {},
  ...more: [clock?: () => Date, scopes?: Parameters<typeof diagnose>[2]]
) {
  const { signingSecret } = slack.app;
  const inbound = { signingSecret };
  const settings = {
    slack: { apiUrl: slack.apiUrl, serves: { botToken, installer: undefined }, inbound },
    database,
    redisUrl: undefined,
    redisPrefix: undefined,
    ...but,
  };
  const [clock = systemClock, scopes] = more;
  return (await diagnose(settings, clock, scopes)).map(({ mark, text }) => `${mark} ${text}`);
}

async function onDatabase(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Returns the lines that report a warning or an error. */
const problems = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('✓'));

const healthyDatabase = [
  expect.stringMatching(/^✓ Postgres 18\.\d+ answers\.$/),
  '✓ The database’s clock agrees with this machine’s.',
  expect.stringMatching(/^✓ All \d+ migrations have been applied\.$/),
  '✓ The roles that keep workspaces apart exist, and own nothing. No grant or policy is missing.',
  '✓ Only roles with a grant may connect to this database.',
];

test('a healthy setup gets a check mark on every line', async () => {
  expect(await diagnosis()).toEqual([
    '✓ The settings are complete.',
    ...healthyDatabase,
    '✓ Hearth can write in the database.',
    '✓ The queue’s tables exist in this database.',
    '✓ The queue takes jobs.',
    '✓ The queue has connections of its own to Postgres.',
    '✓ Slack accepts the bot token of Chess Club.',
    '✓ The bot token has all scopes that Hearth needs.',
    '✓ This machine’s clock agrees with Slack’s.',
  ]);
});

test('a database from a newer version and a database without migrations are reported and stay unchanged', async () => {
  await onDatabase('insert into drizzle.__drizzle_migrations (hash, created_at) values (1, 9999999999999)');
  expect(problems(await diagnosis())).toEqual([
    '! 1 more have been applied that this version doesn’t know. Start the newer version that they belong to.',
  ]);
  await onDatabase('drop schema drizzle, bullmq cascade');
  const without = [
    expect.stringMatching(/^! (\d+) of \1 migrations haven’t been applied\. The next start of Hearth applies them\.$/),
    '! The queue’s tables don’t exist in this database yet. The next start of Hearth creates them.',
  ];
  expect(problems(await diagnosis())).toEqual(without);
  expect(problems(await diagnosis())).toEqual(without);
});

test('an unreachable database is reported without its password, and Slack is still checked', async () => {
  const lines = await diagnosis({ database: at('postgres://hearth:hunter2@127.0.0.1:1/hearth') });
  expect(problems(lines)).toEqual([
    '✗ The database doesn’t answer (ECONNREFUSED). Check that it’s running, and that DATABASE_URL is its address.',
  ]);
  expect(lines.join()).toContain('Chess Club');
  const wrongPassword = new URL(database.ownerUrl);
  wrongPassword.password = 'hunter2';
  expect(problems(await diagnosis({ database: at(wrongPassword.href) })).join()).toMatch(
    /^✗ Postgres refuses the password in DATABASE_URL\./,
  );
});

/** Runs `work` with a role that may not create roles, and that owns a database of its own. */
async function withPlainOwner(work: (urls: DatabaseUrls, name: string) => Promise<void>): Promise<void> {
  const name = `plain_${new URL(database.ownerUrl).pathname.slice(-8)}`;
  await onDatabase(`create role ${name} login password 'x'`);
  await onDatabase(`create database ${name} owner ${name}`);
  const [owner, app] = [new URL(database.ownerUrl), new URL(database.url)];
  [owner.username, owner.password, owner.pathname, app.pathname] = [name, 'x', `/${name}`, `/${name}`];
  try {
    await work({ url: app.href, ownerUrl: owner.href }, name);
  } finally {
    await onDatabase(`drop database ${name} with (force)`);
    await onDatabase(`drop role ${name}`);
  }
}

test('an owner who may not create roles is told so before the first start', async () => {
  await withPlainOwner(async (urls, name) => {
    expect(problems(await diagnosis({ database: urls }))).toEqual([
      expect.stringContaining('migrations haven’t been applied'),
      `✗ ${name} isn’t allowed to create roles, as the first start does. Run: alter role "${name}" createrole`,
      `✗ ${name} isn’t allowed to grant the roles that keep workspaces apart. Run as an administrator: grant hearth_system to ${name} with admin option; grant hearth_workspace to ${name} with admin option`,
      '! Every role of the server may connect to this database, those of another Hearth too. The next start restricts that.',
    ]);
    await expect(migrateDatabase(urls)).rejects.toThrow(`Run: alter role "${name}" createrole`);
  });
});

test('afterwards, an owner needs no right to create roles, and what the next start mends is a warning', async () => {
  await withPlainOwner(async (urls, name) => {
    await onDatabase(
      `alter role ${name} createrole; grant hearth_workspace, hearth_system to ${name} with admin option`,
    );
    await migrateDatabase(urls, migrateQueue);
    await onDatabase(`alter role ${name} nocreaterole; revoke hearth_workspace, hearth_system from ${name} cascade`);
    await onDatabase('grant hearth_workspace, hearth_system to hearth_app with inherit false');
    expect(problems(await diagnosis({ database: urls }))).toEqual([]);
    const owner = new pg.Client({ connectionString: urls.ownerUrl });
    await owner.connect();
    await owner.query('revoke all on schema drizzle from hearth_app; drop policy people_of_system on people');
    await owner.end();
    expect(problems(await diagnosis({ database: urls }))).toEqual([
      '! Grants are missing: 1. The next start adds them.',
      '! Row-level security is incomplete, in this many places: 1. The next start completes it.',
    ]);
    await migrateDatabase(urls, migrateQueue);
    expect(problems(await diagnosis({ database: urls }))).toEqual([]);
  });
});

test('an owner without superuser rights may be the only role', async () => {
  await withPlainOwner(async ({ ownerUrl }, name) => {
    await onDatabase(
      `alter role ${name} createrole; grant hearth_workspace, hearth_system to ${name} with admin option, set false`,
    );
    await migrateDatabase(at(ownerUrl), migrateQueue);
    await migrateDatabase(at(ownerUrl), migrateQueue);
    expect(problems(await diagnosis({ database: at(ownerUrl) }))).toEqual([
      `! Hearth runs as ${name}, who owns its tables. Name a user who owns nothing in DATABASE_URL, and ${name} in DATABASE_OWNER_URL.`,
    ]);
  });
});

test('an app role that an administrator made may keep an attribute that has no effect', async () => {
  await withPlainOwner(async (urls, name) => {
    await onDatabase(
      `alter role ${name} createrole; grant hearth_workspace, hearth_system to ${name} with admin option`,
    );
    await onDatabase(`create role ${name}_app login inherit password 'x'`);
    const url = Object.assign(new URL(urls.url), { username: `${name}_app`, password: 'x' }).href;
    await migrateDatabase({ ...urls, url }, migrateQueue);
    expect(problems(await diagnosis({ database: { ...urls, url } }))).toEqual([]);
    const app = new pg.Client({ connectionString: url });
    await app.connect();
    await expect(app.query('select from people')).rejects.toMatchObject({ code: '42501' });
    await app.end();
    await onDatabase(`revoke hearth_workspace, hearth_system from ${name} cascade`);
  });
  await onDatabase(`drop role plain_${new URL(database.ownerUrl).pathname.slice(-8)}_app`);
});

test('tables of another owner get a command, and roles with too many rights are named', async () => {
  await withPlainOwner(async (urls, name) => {
    const owner = new URL(urls.ownerUrl);
    owner.pathname = new URL(database.url).pathname;
    const base = owner.pathname.slice(1);
    await onDatabase(`grant connect on database ${base} to ${name}`);
    expect(problems(await diagnosis({ database: { url: database.url, ownerUrl: owner.href } }))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^✗ \\d+ of Hearth’s tables don’t belong to ${name}\\. Restore the dump again with --no-owner --role=${name}\\.`,
        ),
      ),
    ]);
    await onDatabase(`revoke connect on database ${base} from ${name}`);
  });
  await onDatabase('alter table people owner to hearth_workspace');
  expect(problems(await diagnosis())).toEqual([
    '✗ hearth_workspace can do or own too much, so workspaces aren’t kept apart. Remove those rights.',
  ]);
});

test('the application role may be missing before the first start if the owner may create it', async () => {
  await withPlainOwner(async (urls, name) => {
    const missing = new URL(database.url);
    missing.username = `${name}_app`;
    expect(problems(await diagnosis({ database: { url: missing.href, ownerUrl: database.ownerUrl } }))[0]).toBe(
      `! The role ${name}_app, which Hearth uses, doesn’t exist yet. The next start creates it.`,
    );
    missing.pathname = `/${name}`;
    expect(problems(await diagnosis({ database: { url: missing.href, ownerUrl: urls.ownerUrl } }))).toContain(
      `✗ ${name} isn’t allowed to create the role ${name}_app. Run: alter role "${name}" createrole`,
    );
    const wrongPassword = urls.ownerUrl.replace(':x@', ':hunter2@');
    expect(problems(await diagnosis({ database: { url: missing.href, ownerUrl: wrongPassword } }))).toEqual([
      expect.stringMatching(/^✗ Postgres refuses the password in DATABASE_OWNER_URL\./),
    ]);
  });
});

test('a token that Slack rejects is reported but never shown', async () => {
  const { apiUrl, app } = slack;
  const serves = (token: string) => ({ botToken: token, installer: undefined });
  const wrongTokens = { apiUrl, serves: serves('xoxb-wrong'), inbound: { appToken: 'xapp-wrong' } };
  const lines = await diagnosis({ slack: wrongTokens });
  expect(problems(lines)).toEqual([
    '✗ Slack doesn’t accept SLACK_APP_TOKEN (invalid_auth). Create one with connections:write under "Basic Information", and turn on Socket Mode.',
    '✗ Slack doesn’t accept the bot token (invalid_auth). Copy it again from "OAuth & Permissions".',
  ]);
  expect(lines.join()).not.toMatch(/xoxb|xapp/);
  const rightTokens = { ...wrongTokens, serves: serves(botToken), inbound: { appToken: app.appToken } };
  expect(problems(await diagnosis({ slack: rightTokens }))).toEqual([]);
  const stopped = await startSlack({ manifest });
  await stopped.close();
  const unreachable = { ...wrongTokens, apiUrl: stopped.apiUrl, inbound: { signingSecret: app.signingSecret } };
  expect(problems(await diagnosis({ slack: unreachable })).join()).toMatch(
    /^✗ Slack doesn’t answer \(ECONNREFUSED\)\./,
  );
});

test('with many workspaces, tokens under an older key or without their key are reported', async () => {
  const serves = multiWorkspaceSettings(slack);
  const hearth = await startTestHearth(slack, '', database.url, { serves });
  for (const name of ['Choir', 'Rowers']) {
    const workspace = slack.workspace({ name, installed: false });
    await installs(hearth.url, workspace.person({ name: 'Noor', isAdmin: true }));
  }
  await hearth.stops();
  const inbound = { signingSecret: slack.app.signingSecret };
  const lines = async (tokenKeys = serves.tokenKeys) =>
    diagnosis({ slack: { apiUrl: slack.apiUrl, serves: { ...serves, tokenKeys }, inbound } });
  expect(problems(await lines())).toEqual([]);
  expect(await lines()).toEqual(expect.arrayContaining(['✓ Hearth is installed in 2 workspaces.']));
  expect((await lines()).filter((line) => line.startsWith('✓ Slack accepts the bot token'))).toHaveLength(2);
  const { tokenKeys: newer } = multiWorkspaceSettings(slack, 'newer');
  expect(problems(await lines([...newer, ...serves.tokenKeys]))).toEqual([
    '! 2 tokens are encrypted with an older key. "npm run keys:rotate" re-encrypts them with the first one.',
  ]);
  expect(problems(await lines(newer))).toEqual([
    '✗ Tokens whose key isn’t in TOKEN_KEYS ("first"): 2. Put the key back, or install Hearth again in these workspaces.',
  ]);
});

test('missing scopes are errors, and optional scopes that an admin declined are warnings', async () => {
  const scopes = { needed: ['chat:write', 'team:read', 'users:read'], optional: ['channels:read', 'pins:write'] };
  expect(problems(await diagnosis({}, systemClock, scopes))).toEqual([
    '✗ The bot token lacks scopes: team:read. Update the app from manifest.json, and install it again.',
    '! An admin didn’t grant pins:write. The features that need them are off.',
  ]);
});

test('a clock that differs from those of the database and of Slack is reported', async () => {
  const ahead = () => new Date(Date.now() + 120_000);
  expect(problems(await diagnosis({}, ahead)).map((line) => line.replace(/\d+ seconds/, '… seconds'))).toEqual([
    '! The database’s clock and this machine’s differ by … seconds. Set both by a time server (NTP).',
    '✗ This machine’s clock and Slack’s differ by … seconds, so Hearth refuses Slack’s signatures. Set the clock by a time server (NTP).',
  ]);
});

test('a database that takes no changes is reported', async () => {
  const url = new URL(database.url);
  url.searchParams.set('options', '-c default_transaction_read_only=on');
  expect(problems(await diagnosis({ database: { ...database, url: url.href } }))).toContain(
    '✗ The database in DATABASE_URL takes no changes: it’s a replica, or it’s set to read only. Use the address of the primary server.',
  );
});

test('a queue that takes no jobs is reported', async () => {
  await onDatabase(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
    create trigger refuse before insert on bullmq.job for each row execute function refuse()`);
  expect(problems(await diagnosis())).toEqual(['✗ The queue takes no jobs (P0001). The log of its server says why.']);
});

test('an unreachable Redis is reported', async () => {
  expect(problems(await diagnosis({ redisUrl: 'redis://:hunter2@127.0.0.1:1' }))).toEqual([
    '✗ Redis doesn’t answer (ECONNREFUSED). Check that it’s running, and that REDIS_URL is its address.',
  ]);
});

test('a database that doesn’t tell its identity is reported, unless the queue’s keys have a name', async () => {
  const redisUrl = 'redis://127.0.0.1:1';
  const unreachable = expect.stringMatching(/^✗ Redis doesn’t answer/);
  await onDatabase('revoke execute on function pg_control_system() from public');
  const nameless = problems(await diagnosis({ redisUrl }));
  const named = problems(await diagnosis({ redisUrl, redisPrefix: 'staging' }));
  await onDatabase('grant execute on function pg_control_system() to public');
  expect(named).toEqual([unreachable]);
  expect(nameless).toEqual([
    '✗ The role in DATABASE_URL may not ask which Postgres server this is, so Hearth can’t keep its queue apart from others in the same Redis. Either set REDIS_PREFIX, or run as an administrator in this database: grant execute on function pg_control_system() to …',
    unreachable,
  ]);
});

const redisUrl = process.env.TEST_REDIS_URL;
(redisUrl ? test : test.skip)('a healthy Redis gets only check marks (skipped without TEST_REDIS_URL)', async () => {
  const lines = await diagnosis({ redisUrl });
  expect(lines.filter((line) => line.includes('Redis'))).toEqual([
    expect.stringMatching(/^✓ Redis \d+\.\d+\.\d+ answers\.$/),
    '✓ Redis drops nothing when it’s full.',
    expect.stringMatching(/^✓ The queue’s keys in Redis begin with \{hearth-\d+-\d+\}\.$/),
  ]);
  expect((await diagnosis({ redisUrl, redisPrefix: 'staging' })).join()).toContain('begin with {staging}.');
  expect(lines.join()).not.toContain('The queue lives in this database');
});
