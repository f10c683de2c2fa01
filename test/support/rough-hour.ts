import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createClock } from '../../local-slack/clock.js';
import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { DrivenWorkspace } from '../../local-slack/driver/workspace.js';
import { type LocalSlack, startSlack } from '../../local-slack/slack.js';
import type { Channel } from '../../local-slack/world/workspace.js';
import { type Day, instantAt } from '../../src/core/calendar.js';
import { createCommonClock } from './common-clock.js';
import { freshDatabase } from './database.js';
import { environmentOf, installs, multiWorkspaceSettings } from './installing.js';
import { manifest } from './manifest.js';
import { type HearthProcess, startProcess } from './process.js';
import { temporaryFolder } from './temporary.js';

const BERLIN = 'Europe/Berlin';
const STUCK_MS = 60_000;
const CALLS_SHOWN = 80;

/** A workspace with two workers and a web process of Hearth, all on one clock. Hearth isn't installed yet. */
export interface RoughHour {
  readonly slack: LocalSlack;
  readonly workspace: DrivenWorkspace;
  readonly databaseUrl: string;
  /** An admin. */
  readonly noor: DrivenPerson;
  /** Its members are Noor and those with these names. */
  readonly makers: Channel;
  person(name: string, more?: Partial<Parameters<DrivenWorkspace['person']>[0]>): DrivenPerson;
  /** This person installs Hearth. */
  installs(person: DrivenPerson): Promise<void>;
  /** Sets the clock of Slack and of all processes to that day and time in Berlin. */
  itIs(day: Day, time: string): Promise<void>;
  /** Does that while Slack delivers nothing to Hearth. */
  unnoticed(happens: () => Promise<void>): Promise<void>;
  /** Resolves once that holds. Rejects after a minute with what holds instead. */
  until<T>(look: () => T | Promise<T>, expected: T): Promise<void>;
}

/** Runs a test in such a workspace, which begins on that day and time in Berlin, and stops all processes at the end. */
export async function inARoughHour(
  { day, time, redisUrl }: { day: Day; time: string; redisUrl?: string | undefined },
  play: (it: RoughHour) => Promise<void>,
): Promise<void> {
  const [folder, database] = [await temporaryFolder('process'), await freshDatabase()];
  const start = instantAt(day, time, BERLIN);
  const clock = await createCommonClock(folder, start);
  const slack = await startSlack({ manifest, clock: createClock({ start, ticking: true }), answerWithinMs: 20_000 });
  const workspace = slack.workspace({ name: 'Indie Makers', installed: false });
  const env = {
    ...environmentOf(multiWorkspaceSettings(slack)),
    ...{ SLACK_API_URL: slack.apiUrl, SLACK_SIGNING_SECRET: slack.app.signingSecret },
    ...{ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, DATABASE_POOL: '10' },
    ...{ WORKER_CONCURRENCY: '4', PORT: '0', ...(redisUrl ? { REDIS_URL: redisUrl } : {}), ...clock.env },
  };
  const processes = ['web', 'worker', 'worker'].map((role) => startProcess(folder, env, role));
  const person: RoughHour['person'] = (name, more = {}) =>
    workspace.person({ name, handle: name.toLowerCase(), zone: BERLIN, locale: 'en-GB', ...more });
  const noor = person('Noor', { isAdmin: true });
  try {
    const [web] = await Promise.all(processes.map((it) => it.up));
    const webUrl = `http://127.0.0.1:${web}`;
    const requestUrl = `${webUrl}/slack/events`;
    slack.requestUrl = requestUrl;
    await play({
      ...{ slack, workspace, databaseUrl: database.url, noor, person, until },
      makers: workspace.channel({ name: 'makers', members: [noor] }),
      installs: async (by) => {
        expect((await installs(webUrl, by)).status).toBe(200);
      },
      itIs: (toDay, toTime) => clock.set(instantAt(toDay, toTime, BERLIN), slack.clock, processes),
      unnoticed: async (happens) => {
        slack.requestUrl = undefined;
        await happens();
        slack.requestUrl = requestUrl;
      },
    });
  } catch (error) {
    const printed = await printedBy(processes);
    throw new Error(`${error}\n\nThe calls:\n${callsTo(slack)}\n\nThey printed:\n${printed}`, { cause: error });
  } finally {
    for (const it of processes) it.signal('SIGTERM');
    await Promise.all(processes.map((it) => it.ended));
    clock.restore();
    await slack.close();
    await database.release();
    await rm(folder, { recursive: true, force: true });
  }
}

function callsTo(slack: LocalSlack): string {
  const lines = slack
    .calls()
    .map(({ at, method, status, error = 'ok', arguments: { channel, user, user_id, metadata } }) =>
      [at.toISOString(), method, channel ?? user ?? user_id, status, error, JSON.stringify(metadata)].join(' '),
    );
  return lines.slice(-CALLS_SHOWN).join('\n');
}

async function printedBy(processes: readonly HearthProcess[]): Promise<string> {
  for (const it of processes) it.signal('SIGKILL');
  return (await Promise.all(processes.map((it) => it.ended))).map(({ printed }) => printed).join('\n\n');
}

async function until<T>(look: () => T | Promise<T>, expected: T): Promise<void> {
  for (const since = performance.now(); performance.now() - since < STUCK_MS; await pause(100)) {
    if (JSON.stringify(await look()) === JSON.stringify(expected)) return;
  }
  expect(await look()).toEqual(expected);
}
