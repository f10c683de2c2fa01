import { readSettings, SettingsError } from '../../src/core/config.js';

const enough = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef' };

const defaults = {
  slack: {
    apiUrl: 'https://slack.com/api/',
    serves: { botToken: 'xoxb-1', installer: undefined },
    inbound: { signingSecret: '0123456789abcdef' },
  },
  eraseAfterDays: 14,
  database: { folder: '.hearth' },
  databasePool: 20,
  redisUrl: undefined,
  redisPrefix: undefined,
  port: undefined,
  workerConcurrency: 10,
  messagesPerMinute: 300,
  metricsToken: undefined,
  dashboardPassword: undefined,
  logLevel: 'info',
};

test('two Slack credentials are the only required settings', () => {
  expect(readSettings(enough)).toEqual(defaults);
});

test('an empty value counts as not set', () => {
  expect(readSettings({ ...enough, DATABASE_URL: ' ', REDIS_URL: '', SLACK_APP_TOKEN: '' })).toEqual(defaults);
});

test('the database owner defaults to the user in DATABASE_URL', () => {
  const url = 'postgres://app@host/hearth';
  const ownerUrl = 'postgres://owner@host/hearth';
  const database = (env: Record<string, string>) => readSettings({ ...enough, DATABASE_URL: url, ...env }).database;
  expect(database({})).toEqual({ url, ownerUrl: url });
  expect(database({ DATABASE_OWNER_URL: ownerUrl })).toEqual({ url, ownerUrl });
});

test('the address without a pooler has the role and the password of DATABASE_URL', () => {
  const it = (direct: string) => ({
    ...enough,
    ...{ DATABASE_URL: 'postgres://app@pooler/hearth', DATABASE_PASSWORD: 'a/b', DATABASE_DIRECT_URL: direct },
  });
  expect(readSettings(it('postgres://app@host/hearth')).database).toEqual({
    url: 'postgres://app:a%2Fb@pooler/hearth',
    ownerUrl: 'postgres://app:a%2Fb@pooler/hearth',
    directUrl: 'postgres://app:a%2Fb@host/hearth',
  });
  expect(problemsOf(it('mysql://host/hearth'))).toEqual([
    'Set DATABASE_DIRECT_URL to the address of the same Postgres without the pooler that DATABASE_URL goes through.',
  ]);
});

test('the pool must have at least four connections more than the worker concurrency', () => {
  expect(problemsOf({ ...enough, WORKER_CONCURRENCY: '20' })).toEqual([
    'Set DATABASE_POOL to at least 4 more than WORKER_CONCURRENCY.',
  ]);
  expect(problemsOf({ ...enough, WORKER_CONCURRENCY: '20', PORT: 'x' })).toEqual([
    'Set DATABASE_POOL to at least 4 more than WORKER_CONCURRENCY.',
    'Set PORT to a whole number from 0 to 65535.',
  ]);
  expect(problemsOf({ ...enough, WORKER_CONCURRENCY: 'x' })).toEqual([
    'Set WORKER_CONCURRENCY to a whole number from 1 to 200.',
  ]);
});

test('an app token turns on Socket Mode', () => {
  const settings = readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
  expect(settings.slack.inbound).toEqual({ appToken: 'xapp-1' });
});

const KEY = Buffer.alloc(32, 7);
const many = {
  SLACK_SIGNING_SECRET: '0123456789abcdef',
  SLACK_CLIENT_ID: '123.456',
  SLACK_CLIENT_SECRET: '0123456789abcdef',
  SLACK_STATE_SECRET: 's'.repeat(32),
  PUBLIC_URL: 'https://hearth.example.com/',
  TOKEN_KEYS: `new:${KEY.toString('base64')}, old:${KEY.toString('base64')}`,
};

test('a client id lets any workspace install Hearth', () => {
  expect(readSettings(many).slack.serves).toEqual({
    clientId: '123.456',
    clientSecret: '0123456789abcdef',
    stateSecret: 's'.repeat(32),
    publicUrl: 'https://hearth.example.com',
    tokenKeys: [
      { id: 'new', bytes: KEY },
      { id: 'old', bytes: KEY },
    ],
  });
});

test('all settings that many workspaces require are named at once', () => {
  expect(problemsOf({ SLACK_CLIENT_ID: '123.456', SLACK_SIGNING_SECRET: '0123456789abcdef' })).toEqual([
    'Set PUBLIC_URL: the address at which browsers reach Hearth, such as https://hearth.example.com.',
    'Set SLACK_CLIENT_SECRET: the "Client Secret" from "Basic Information".',
    'Set SLACK_STATE_SECRET: at least 32 random characters, with which Hearth signs the installation.',
    'Set TOKEN_KEYS: the key that encrypts Slack’s tokens. "npm run keys:new" creates one.',
  ]);
  expect(problemsOf({ ...many, SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
    'Set either SLACK_BOT_TOKEN, for one workspace, or SLACK_CLIENT_ID, for many.',
  ]);
});

test.each(['short:AAAA', `${KEY.toString('base64')}`, `a:${KEY.toString('base64')},a:${KEY.toString('base64')}`, 'a:'])(
  'the keys %s are refused',
  (TOKEN_KEYS) => {
    expect(problemsOf({ ...many, TOKEN_KEYS })).toEqual([
      'Set TOKEN_KEYS to an ID, a colon and 32 bytes in base64, as "npm run keys:new" prints them. Separate several keys by commas.',
    ]);
  },
);

function problemsOf(env: Record<string, string>) {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return [...error.problems].sort();
    throw error;
  }
}

test('all invalid settings are named at once, each with instructions', () => {
  expect(
    problemsOf({
      SLACK_BOT_TOKEN: 'x',
      SLACK_API_URL: 'slack',
      DATABASE_URL: 'mysql://localhost',
      REDIS_URL: 'localhost',
      REDIS_PREFIX: '{a}',
      PORT: 'three',
      WORKER_CONCURRENCY: '0',
      LOG_LEVEL: 'loud',
      METRICS_TOKEN: 'equals=sign-in-the-middle',
      DASHBOARD_PASSWORD: 'short',
    }),
  ).toEqual([
    'Set DASHBOARD_PASSWORD to at least 12 characters, without spaces.',
    'Set DATABASE_URL to the address of a Postgres 15 or newer: postgres://user:password@host/name.',
    'Set LOG_LEVEL to one of fatal, error, warn, info, debug, trace or silent.',
    'Set METRICS_TOKEN to at least 16 letters, digits or . _ ~ + / - ("openssl rand -hex 16" generates some).',
    'Set PORT to a whole number from 0 to 65535.',
    'Set REDIS_PREFIX to at most 60 letters, digits or . _ -.',
    'Set REDIS_URL to the address of a Redis 6.2 or newer: redis://host:6379.',
    'Set SLACK_API_URL to an http(s) address, or leave it out for Slack itself.',
    'Set SLACK_BOT_TOKEN to the "Bot User OAuth Token" from "OAuth & Permissions"; it begins with xoxb-.',
    'Set SLACK_SIGNING_SECRET, with which Slack signs its requests (or SLACK_APP_TOKEN, for Socket Mode).',
    'Set WORKER_CONCURRENCY to a whole number from 1 to 200.',
  ]);
});

test.each([
  ['nothing', {}, true],
  ['only a signing secret', { SLACK_SIGNING_SECRET: '0123456789abcdef' }, false],
])('slackMissing is correct with %s set', (_, env, slackMissing) => {
  expect.assertions(1);
  try {
    readSettings(env);
  } catch (error) {
    expect(error).toMatchObject({ slackMissing });
  }
});
