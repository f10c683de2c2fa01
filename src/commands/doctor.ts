import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckResult, errorName, failed, passed, warning } from '../core/check-result.js';
import { type Clock, systemClock } from '../core/clock.js';
import { type Settings, SettingsError, settingsOfThisProcess, warningsOfThisProcess } from '../core/config.js';
import { explainIdentity } from '../core/connection-problem.js';
import { reachableFolder } from '../core/database/embedded-postgres-files.js';
import { findDatabase } from '../core/database/find-database.js';
import { type Check, checkDatabase } from '../core/database/health-check.js';
import { identityOf } from '../core/database/identity.js';
import { checkQueueConnection } from '../core/database/pooler.js';
import { checkQueueTables, checkRedis } from '../queue/health-check.js';
import { SCHEMA } from '../queue/migrate.js';
import { prefixOf } from '../queue/store.js';
import { checkAppToken, checkBotToken, scopesOfManifest } from '../slack/health-check.js';
import { checkInstallations } from '../slack/installations/health-check.js';
import { type Command, print } from './command.js';

const MEGABYTE = 1024 ** 2;
const LOW_SPACE = 1024 * MEGABYTE;
const MIN_SPACE = 200 * MEGABYTE;

/**
 * Checks that everything is set up as Hearth needs it, and prints a line for each finding. Changes nothing. Returns 1
 * if anything is marked ✗.
 */
export const doctor: Command = async () => {
  const findings = await ofThisProcess();
  print(...findings.map(({ mark, text }) => `${mark} ${text}`), '');
  const wrongs = findings.filter(({ mark }) => mark === '✗').length;
  print(wrongs === 0 ? 'Hearth can run like this.' : `Problems to fix, marked ✗: ${wrongs}.`);
  return wrongs === 0 ? 0 : 1;
};

async function ofThisProcess(): Promise<CheckResult[]> {
  try {
    const settings = settingsOfThisProcess();
    return [...warningsOfThisProcess().map(warning), ...(await diagnose(settings, systemClock))];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map(failed);
  }
}

type Examined = Pick<Settings, 'slack' | 'database' | 'redisUrl' | 'redisPrefix'>;

export async function diagnose(
  { slack, database, redisUrl, redisPrefix }: Examined,
  clock: Clock,
  scopes = scopesOfManifest(),
): Promise<CheckResult[]> {
  const { apiUrl, inbound, serves } = slack;
  let prefix = redisPrefix;
  const identityCheck: Check = async (ask) => {
    try {
      prefix = prefixOf(await identityOf(ask));
      return [];
    } catch (error) {
      return [failed(explainIdentity(error))];
    }
  };
  const inDatabase = [
    ...(redisUrl && !redisPrefix ? [identityCheck] : []),
    ...(redisUrl ? [] : [checkQueueTables]),
    // No pooler can be in front of the embedded Postgres.
    ...(!redisUrl && 'url' in database ? [async () => [await checkQueueConnection(database)]] : []),
    ...('clientId' in serves ? [checkInstallations(serves, apiUrl, clock, scopes)] : []),
  ];
  return [
    passed('The settings are complete.'),
    ...(await databaseFindings(database, clock, redisUrl ? [] : [SCHEMA], inDatabase)),
    ...(redisUrl ? await checkRedis(redisUrl, prefix) : []),
    ...('appToken' in inbound ? await checkAppToken(apiUrl, inbound.appToken) : []),
    ...('botToken' in serves ? await checkBotToken(apiUrl, serves.botToken, clock, scopes) : []),
  ];
}

async function databaseFindings(
  database: Settings['database'],
  clock: Clock,
  schemas: readonly string[],
  more: readonly Check[],
): Promise<CheckResult[]> {
  if ('url' in database) return checkDatabase(database, clock, schemas, more);
  const home = reachableFolder(database.folder);
  if (!existsSync(join(home, 'data'))) return [warning(`There’s no data in ${home} yet. The first start creates it.`)];
  try {
    const found = await findDatabase(database);
    const findings = await checkDatabase(found, clock, schemas, more).finally(found.stop);
    return [await diskSpaceCheck(home), ...findings];
  } catch (error) {
    return [
      await diskSpaceCheck(home),
      failed(`The embedded Postgres doesn’t start (${errorName(error)}). See ${home}/postgres.log.`),
    ];
  }
}

async function diskSpaceCheck(home: string): Promise<CheckResult> {
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  const words = `The data folder ${home} has ${Math.floor(free / MEGABYTE).toLocaleString('en')} MB of free space.`;
  if (free > LOW_SPACE) return passed(words);
  return free > MIN_SPACE
    ? warning(`${words} Free up space soon.`)
    : failed(`${words} Free up space now: without it, Postgres stops.`);
}
