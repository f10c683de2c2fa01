import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, nameOf, notable, right, wrong } from '../core/check-result.js';
import { type Clock, systemClock } from '../core/clock.js';
import { type Settings, SettingsError, settingsOfThisProcess } from '../core/config.js';
import { reachableFolder } from '../core/database/embedded-postgres-files.js';
import { findDatabase } from '../core/database/find-database.js';
import { examineDatabase, type Look } from '../core/database/health-check.js';
import { examineQueueTables, examineRedis } from '../queue/health-check.js';
import { examineAppToken, examineBotToken, scopesOfManifest } from '../slack/health-check.js';
import { examineInstallations } from '../slack/installations/health-check.js';
import { type Command, print } from './command.js';

const MEGABYTE = 1024 ** 2;
const LITTLE = 1024 * MEGABYTE;
const TOO_LITTLE = 200 * MEGABYTE;

/** Looks whether everything is as Hearth needs it, a line each, and changes nothing. 1 where something has to be put right. */
export const doctor: Command = async () => {
  const findings = await ofThisProcess();
  print(...findings.map(({ mark, words }) => `${mark} ${words}`), '');
  const wrongs = findings.filter(({ mark }) => mark === '✗').length;
  print(wrongs === 0 ? 'Hearth can work like this.' : `To be put right, marked ✗: ${wrongs}.`);
  return wrongs === 0 ? 0 : 1;
};

async function ofThisProcess(): Promise<Finding[]> {
  try {
    return await diagnose(settingsOfThisProcess(), systemClock);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map(wrong);
  }
}

type Examined = Pick<Settings, 'slack' | 'database' | 'redisUrl'>;

export async function diagnose(
  { slack, database, redisUrl }: Examined,
  clock: Clock,
  scopes = scopesOfManifest(),
): Promise<Finding[]> {
  const { apiUrl, inbound, serves } = slack;
  const inDatabase = [
    ...(redisUrl ? [] : [examineQueueTables]),
    ...('clientId' in serves ? [examineInstallations(serves, apiUrl, clock, scopes)] : []),
  ];
  return [
    right('The settings are complete.'),
    ...(await databaseFindings(database, clock, inDatabase)),
    ...(redisUrl ? await examineRedis(redisUrl) : []),
    ...('appToken' in inbound ? await examineAppToken(apiUrl, inbound.appToken) : []),
    ...('botToken' in serves ? await examineBotToken(apiUrl, serves.botToken, clock, scopes) : []),
  ];
}

async function databaseFindings(
  database: Settings['database'],
  clock: Clock,
  more: readonly Look[],
): Promise<Finding[]> {
  if ('url' in database) return examineDatabase(database, clock, more);
  const home = reachableFolder(database.folder);
  if (!existsSync(join(home, 'data'))) return [notable(`There is no data in ${home} yet. The first start makes it.`)];
  try {
    const found = await findDatabase(database);
    const findings = await examineDatabase(found, clock, more).finally(found.stop);
    return [await room(home), ...findings];
  } catch (error) {
    return [
      await room(home),
      wrong(`The embedded Postgres does not start (${nameOf(error)}). See ${home}/postgres.log.`),
    ];
  }
}

async function room(home: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  const words = `There are ${Math.floor(free / MEGABYTE).toLocaleString('en')} MB free where the data is, in ${home}.`;
  if (free > LITTLE) return right(words);
  return free > TOO_LITTLE
    ? notable(`${words} Make room soon.`)
    : wrong(`${words} Make room: Postgres stops without any.`);
}
