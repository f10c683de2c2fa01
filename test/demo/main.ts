import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createClock } from '../../local-slack/clock.js';
import { endWithNpm } from '../../local-slack/end-with-npm.js';
import { startSlack } from '../../local-slack/slack.js';
import manifest from '../../manifest.json' with { type: 'json' };

import { readSettings } from '../../src/core/config.js';
import { startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { createLog } from '../../src/core/log.js';
import type { Running } from '../../src/start.js';
import { temporaryFolder } from '../support/temporary.js';
import { untilQuiet } from '../support/until-quiet.js';
import { openInBrowser } from './browser.js';
import { demoGuide } from './guide.js';
import { portIn, portProblem } from './port.js';
import { inPlainWords } from './terminal.js';
import { eveBefore, workingDaysUntil } from './weeks.js';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4000' }, 'no-open': { type: 'boolean', default: false } },
});
const wanted = portIn(values.port) ?? stop(`"${values.port}" is not a port.`);

function stop(why: string): never {
  process.stderr.write(`\n  ${why}\n\n`);
  process.exit(1);
}

const days = workingDaysUntil(new Date().toISOString().slice(0, 10));
const clock = createClock({ start: eveBefore(days) });
const slack = await startSlack({ manifest, clock, port: wanted }).catch((error) => {
  const problem = portProblem(error, wanted);
  if (problem === undefined) throw error;
  return stop(problem);
});
const workspace = slack.workspace({ name: 'Indie Makers' });
const folder = await temporaryFolder('demo');
const databaseStarting = startEmbeddedPostgres(folder, { durable: false });
let starting: Promise<Running> | undefined;

async function end(): Promise<void> {
  // What is still being started or played fails from here on.
  process.on('uncaughtException', () => undefined);
  await slack.close();
  await starting?.then(({ stop }) => stop());
  await databaseStarting.then(({ stop }) => stop());
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
endWithNpm(end);

// Loaded while Postgres starts, because both take seconds.
const [{ start }, { playHistory }, { whoGoOn }] = await Promise.all([
  import('../../src/start.js'),
  import('./past.js'),
  import('./others.js'),
]);
const database = await databaseStarting;
const settings = readSettings({
  SLACK_API_URL: slack.apiUrl,
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_SIGNING_SECRET: slack.app.signingSecret,
  DATABASE_URL: database.url,
  DATABASE_OWNER_URL: database.ownerUrl,
  PORT: '0',
  LOG_LEVEL: 'error',
});
starting = start({
  settings,
  roles: ['web', 'worker'],
  clock: clock.now,
  // Its clock runs fast, and its Slack takes any number.
  callEveryMs: 0,
  log: createLog(
    settings.logLevel,
    inPlainWords((text) => process.stderr.write(text)),
  ),
});
const { hearth, port } = await starting;
slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
const settles = () => untilQuiet(slack, hearth);
clock.onAdvance(settles);

const { visitor, home, others } = await playHistory({ slack, workspace, days, databaseUrl: database.url, settles });
const { goOn, next } = whoGoOn({ home, others, now: clock.now });
clock.onAdvance(async () => {
  await goOn();
  await settles();
});
clock.stopsAt(hearth.nextDue);
clock.stopsAt(next);
workspace.guides(demoGuide(days.at(-1) ?? ''));
clock.tick(true);
const address = `${slack.url}/?user=${visitor.id}&app=home`;
process.stdout.write(`
  Hearth runs in a local Slack. You are ${visitor.name}:

      ${address}

  Ctrl-C ends it and leaves nothing behind.
`);

if (!values['no-open']) openInBrowser(address);
