import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isUnambiguous, nodesOf, withPassword } from './addresses.js';
import { cutValues } from './env-file.js';
import { isMissingFile } from './missing-file.js';
import { readTokenKeys, type TokenKey } from './token-keys.js';

const SPARE_CONNECTIONS = 4;

/** The environment variables that Hearth reads. `docs/settings.md` explains each; this schema is authoritative. */
const environmentSchema = z
  .object({
    SLACK_BOT_TOKEN: setting(/^xoxb-/, 'the "Bot User OAuth Token" from "OAuth & Permissions"; it begins with xoxb-'),
    SLACK_SIGNING_SECRET: setting(/^\S{16,}$/, 'the "Signing Secret" from "Basic Information"'),
    SLACK_APP_TOKEN: setting(/^xapp-/, 'an "App-Level Token" with connections:write; it begins with xapp-'),
    SLACK_API_URL: z
      .url({
        protocol: /^https?$/,
        error: 'Set SLACK_API_URL to an http(s) address, or leave it out for Slack itself.',
      })
      .default('https://slack.com/api/'),
    SLACK_CLIENT_ID: setting(/^\d+\.\d+$/, 'the "Client ID" from "Basic Information"'),
    SLACK_CLIENT_SECRET: setting(/^\S{16,}$/, 'the "Client Secret" from "Basic Information"'),
    SLACK_STATE_SECRET: setting(/^\S{32,}$/, 'at least 32 random characters that you keep secret'),
    PUBLIC_URL: z
      .url({
        protocol: /^https$|^http$/,
        error: 'Set PUBLIC_URL to the address at which browsers reach Hearth, such as https://hearth.example.com.',
      })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    TOKEN_KEYS: keys('TOKEN_KEYS'),
    ERASE_AFTER_DAYS: wholeNumber('ERASE_AFTER_DAYS', 0, 90).default(14),
    SLACK_INSTALLER: setting(
      /^[UW][A-Z0-9]+$/,
      'the Slack user ID (U…) of a person who may set up communities besides the admins',
    ),
    DATABASE_URL: address(
      /^postgres(ql)?:\/\//,
      'the address of a Postgres 15 or newer: postgres://user:password@host/name',
    ),
    DATABASE_PASSWORD: z.string().optional(),
    DATABASE_OWNER_URL: address(
      /^postgres(ql)?:\/\//,
      'the address of the same Postgres with the owner’s credentials, for migrations',
    ),
    DATABASE_OWNER_PASSWORD: z.string().optional(),
    DATABASE_DIRECT_URL: address(
      /^postgres(ql)?:\/\//,
      'the address of the same Postgres without the pooler that DATABASE_URL goes through',
    ),
    HEARTH_DATA: z.string().min(1).default('.hearth'),
    REDIS_URL: address(/^rediss?:\/\//, 'the address of a Redis 6.2 or newer: redis://host:6379'),
    REDIS_PREFIX: setting(/^[\w.-]{1,60}$/, 'at most 60 letters, digits or . _ -'),
    PORT: wholeNumber('PORT', 0, 65_535),
    DATABASE_POOL: wholeNumber('DATABASE_POOL', 5, 400).default(20),
    WORKER_CONCURRENCY: wholeNumber('WORKER_CONCURRENCY', 1, 200).default(10),
    MESSAGES_PER_MINUTE: wholeNumber('MESSAGES_PER_MINUTE', 1, 100_000).default(300),
    METRICS_TOKEN: setting(
      /^[\w.~+/-]{16,}=*$/,
      'at least 16 letters, digits or . _ ~ + / - ("openssl rand -hex 16" generates some)',
    ),
    DASHBOARD_PASSWORD: setting(/^\S{12,}$/, 'at least 12 characters, without spaces'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'Set LOG_LEVEL to one of fatal, error, warn, info, debug, trace or silent.',
      })
      .default('info'),
  })
  .refine((env) => !asksForSlack(env) || env.SLACK_BOT_TOKEN || env.SLACK_CLIENT_ID, {
    path: ['SLACK_BOT_TOKEN'],
    error: 'Set SLACK_BOT_TOKEN, which Hearth uses to talk to Slack (or SLACK_CLIENT_ID, to serve many workspaces).',
    when: always,
  })
  .refine((env) => !(env.SLACK_BOT_TOKEN && env.SLACK_CLIENT_ID), {
    path: ['SLACK_CLIENT_ID'],
    error: 'Set either SLACK_BOT_TOKEN, for one workspace, or SLACK_CLIENT_ID, for many.',
    when: always,
  })
  .refine((env) => !asksForSlack(env) || env.SLACK_SIGNING_SECRET || env.SLACK_APP_TOKEN, {
    path: ['SLACK_SIGNING_SECRET'],
    error: 'Set SLACK_SIGNING_SECRET, with which Slack signs its requests (or SLACK_APP_TOKEN, for Socket Mode).',
    when: always,
  })
  // Each job holds one connection at a time. The spare ones keep interactive requests from waiting for background work.
  .refine((env) => !(env.DATABASE_POOL < env.WORKER_CONCURRENCY + SPARE_CONNECTIONS), {
    path: ['DATABASE_POOL'],
    error: `Set DATABASE_POOL to at least ${SPARE_CONNECTIONS} more than WORKER_CONCURRENCY.`,
    when: always,
  });

/** The variables that are required together with `SLACK_CLIENT_ID`, and what to set each of them to. */
const NEEDED_TO_INSTALL = {
  SLACK_CLIENT_SECRET: 'the "Client Secret" from "Basic Information".',
  SLACK_STATE_SECRET: 'at least 32 random characters, with which Hearth signs the installation.',
  PUBLIC_URL: 'the address at which browsers reach Hearth, such as https://hearth.example.com.',
  TOKEN_KEYS: 'the key that encrypts Slack’s tokens. "npm run keys:new" creates one.',
} as const;

const environment = Object.entries(NEEDED_TO_INSTALL).reduce(
  (schema, [name, what]) =>
    schema.refine((env) => !env.SLACK_CLIENT_ID || env[name as keyof typeof NEEDED_TO_INSTALL], {
      path: [name],
      error: `Set ${name}: ${what}`,
      when: always,
    }),
  environmentSchema,
);

/** The one workspace that a bot token belongs to. `installer` is a user who may set up communities, as admins may. */
export interface SingleWorkspaceSettings {
  readonly botToken: string;
  readonly installer: string | undefined;
}

/** Any number of workspaces, each of which installs Hearth from the install page. */
export interface MultiWorkspaceSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** The address at which browsers reach Hearth, without a trailing slash. */
  readonly publicUrl: string;
  /** The first key encrypts tokens; the others only decrypt tokens that were encrypted with them earlier. */
  readonly tokenKeys: readonly TokenKey[];
}

/** The addresses of one database. */
export interface DatabaseUrls {
  /** Used for everything except migrations; its role doesn't have to own anything. */
  readonly url: string;
  /** Used for migrations; its role owns the tables. */
  readonly ownerUrl: string;
  /** Used for a queue in Postgres, if `url` goes through a pooler; its role is the same. */
  readonly directUrl?: string | undefined;
}

export interface Settings {
  readonly slack: {
    readonly apiUrl: string;
    readonly serves: SingleWorkspaceSettings | MultiWorkspaceSettings;
    /** Slack reaches Hearth by signed HTTP requests, or over a socket that Hearth opens. */
    readonly inbound: { readonly signingSecret: string } | { readonly appToken: string };
  };
  /** The number of days for which a workspace's data is kept after it uninstalls Hearth. */
  readonly eraseAfterDays: number;
  /** A Postgres server, or the folder of an embedded one. */
  readonly database: DatabaseUrls | { readonly folder: string };
  readonly databasePool: number;
  /** The address of a Redis, or those of several nodes of a cluster with commas between them. */
  readonly redisUrl: string | undefined;
  /** The beginning of the queue's keys in Redis; when not set, it comes from the database's identity. */
  readonly redisPrefix: string | undefined;
  /** The port to listen on. When not set: 3000 for the web role, and any free port for a worker alone. */
  readonly port: number | undefined;
  readonly workerConcurrency: number;
  /** The limit for one workspace, after an initial burst. */
  readonly messagesPerMinute: number;
  /** The bearer token for `/metrics`; when not set, the page is not served. */
  readonly metricsToken: string | undefined;
  /** The password for `/queues`; when not set, the pages are not served. */
  readonly dashboardPassword: string | undefined;
  readonly logLevel: string;
}

/** Thrown with all problems at once, one sentence each. `slackMissing` is true if no Slack credential is set at all. */
export class SettingsError extends Error {
  constructor(
    readonly problems: readonly string[],
    readonly slackMissing = false,
  ) {
    super(problems.join('\n'));
  }
}

/** Reads settings from an environment such as `process.env`. Empty values count as not set. Throws `SettingsError`. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())));
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map((issue) => issue.message));
  const it = parsed.data;
  const serves = readWorkspaces(it);
  if (!serves) throw new SettingsError(['Hearth has no Slack credentials yet.'], true);
  return {
    slack: {
      apiUrl: it.SLACK_API_URL,
      serves,
      inbound: it.SLACK_APP_TOKEN ? { appToken: it.SLACK_APP_TOKEN } : { signingSecret: it.SLACK_SIGNING_SECRET ?? '' },
    },
    eraseAfterDays: it.ERASE_AFTER_DAYS,
    database: readDatabase(it),
    databasePool: it.DATABASE_POOL,
    redisUrl: it.REDIS_URL,
    redisPrefix: it.REDIS_PREFIX,
    port: it.PORT,
    workerConcurrency: it.WORKER_CONCURRENCY,
    messagesPerMinute: it.MESSAGES_PER_MINUTE,
    metricsToken: it.METRICS_TOKEN,
    dashboardPassword: it.DASHBOARD_PASSWORD,
    logLevel: it.LOG_LEVEL,
  };
}

function readDatabase(it: z.infer<typeof environment>): Settings['database'] {
  if (!it.DATABASE_URL) return { folder: it.HEARTH_DATA };
  const url = withPassword(it.DATABASE_URL, it.DATABASE_PASSWORD);
  const owner = it.DATABASE_OWNER_URL;
  const direct = it.DATABASE_DIRECT_URL;
  return {
    url,
    ownerUrl: owner ? withPassword(owner, it.DATABASE_OWNER_PASSWORD) : url,
    directUrl: direct && withPassword(direct, it.DATABASE_PASSWORD),
  };
}

function readWorkspaces(it: z.infer<typeof environment>): SingleWorkspaceSettings | MultiWorkspaceSettings | undefined {
  if (it.SLACK_BOT_TOKEN) return { botToken: it.SLACK_BOT_TOKEN, installer: it.SLACK_INSTALLER };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = it;
  const { PUBLIC_URL: publicUrl, TOKEN_KEYS = '' } = it;
  const tokenKeys = readTokenKeys(TOKEN_KEYS);
  if (!clientId || !clientSecret || !stateSecret || !publicUrl || !tokenKeys) return undefined;
  return { clientId, clientSecret, stateSecret, publicUrl, tokenKeys };
}

/**
 * Reads the settings of this process from its environment, and from a `.env` file in the working directory for
 * variables that the environment doesn't set. Throws `SettingsError`.
 */
export function settingsOfThisProcess(): Settings {
  try {
    process.loadEnvFile();
  } catch (error) {
    if (!isMissingFile(error)) throw error;
  }
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError) || error.slackMissing) throw error;
    throw new SettingsError([...error.problems, ...warningsOfThisProcess()]);
  }
}

/** Returns what is probably not meant in the `.env` file of this process, one sentence each. */
export function warningsOfThisProcess(): string[] {
  try {
    const names = cutValues(readFileSync('.env', 'utf8'));
    return names.map((name) => `In .env, the value of ${name} ends at its “#”. Put it between quotes.`);
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}

// By default, zod checks rules over several fields only once every field is valid, so it would hide other problems.
function always() {
  return true;
}

function asksForSlack(env: { [name: string]: unknown }) {
  return env.SLACK_BOT_TOKEN ?? env.SLACK_CLIENT_ID ?? env.SLACK_SIGNING_SECRET ?? env.SLACK_APP_TOKEN;
}

/** Returns a schema for `id:base64,id:base64`, where each key has 32 bytes. */
function keys(name: string) {
  const error = `Set ${name} to an ID, a colon and 32 bytes in base64, as "npm run keys:new" prints them. Separate several keys by commas.`;
  return z
    .string()
    .refine((text) => readTokenKeys(text) !== undefined, { error })
    .optional();
}

function setting(shape: RegExp, what: string) {
  return z
    .string()
    .regex(shape, { error: (issue) => `Set ${String(issue.path?.[0] ?? 'it')} to ${what}.` })
    .optional();
}

/** Returns a schema for an address with that beginning, in which a password is encoded. */
function address(shape: RegExp, what: string) {
  const encode = 'In its password, write / as %2F, # as %23, ? as %3F, @ as %40 and % as %25.';
  return setting(shape, what).refine((text) => !text || !shape.test(text) || nodesOf(text).every(isUnambiguous), {
    error: (issue) => `${String(issue.path?.[0] ?? 'It')} can’t be read as an address. ${encode}`,
  });
}

function wholeNumber(name: string, least: number, most: number) {
  const error = `Set ${name} to a whole number from ${least} to ${most}.`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error }).optional();
}
