import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createClock } from '../../local-slack/clock.js';
import { endWithNpm } from '../../local-slack/end-with-npm.js';
import { startSlack } from '../../local-slack/slack.js';
import manifest from '../../manifest.json' with { type: 'json' };
import { addDays, instantAt, weekdayOf } from '../../src/core/calendar.js';
import { readSettings } from '../../src/core/config.js';
import { createLog } from '../../src/core/log.js';
import { start } from '../../src/start.js';
import { temporaryFolder } from '../support/temporary.js';
import { untilQuiet } from '../support/until-quiet.js';
import { openInBrowser } from './browser.js';
import { demoGuide } from './guide.js';
import { playHistory } from './past.js';
import { portIn, portProblem } from './port.js';
import { inPlainWords } from './terminal.js';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4000' }, 'no-open': { type: 'boolean', default: false } },
});
const wanted = portIn(values.port) ?? stop(`"${values.port}" is not a port.`);

function stop(why: string): never {
  process.stderr.write(`\n  ${why}\n\n`);
  process.exit(1);
}

/** Returns five working days up to today, or up to the last working day before today. */
function daysUntil(today: string): string[] {
  const working = (day: string): string => (weekdayOf(day) > 5 ? working(addDays(day, -1)) : day);
  const days = [working(today)];
  while (days.length < 5) days.unshift(working(addDays(days[0] ?? today, -1)));
  return days;
}

const days = daysUntil(new Date().toISOString().slice(0, 10));
const clock = createClock({ start: instantAt(addDays(days[0] ?? '', -1), '12:00', 'UTC') });
const slack = await startSlack({ manifest, clock, port: wanted }).catch((error) => {
  const problem = portProblem(error, wanted);
  if (problem === undefined) throw error;
  return stop(problem);
});
const workspace = slack.workspace({ name: 'Indie Makers' });
const folder = await temporaryFolder('demo');
const settings = readSettings({
  SLACK_API_URL: slack.apiUrl,
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_SIGNING_SECRET: slack.app.signingSecret,
  HEARTH_DATA: folder,
  PORT: '0',
  LOG_LEVEL: 'error',
});
const starting = start({
  settings,
  roles: ['web', 'worker'],
  clock: clock.now,
  log: createLog(
    settings.logLevel,
    inPlainWords((text) => process.stderr.write(text)),
  ),
});

async function end(): Promise<void> {
  // What is still being played fails once the local Slack is closed.
  process.on('uncaughtException', () => undefined);
  await slack.close();
  await starting.then(({ stop }) => stop());
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
endWithNpm(end);

const { hearth, port } = await starting;
slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
const settles = () => untilQuiet(slack, hearth);
clock.onAdvance(settles);

const { visitor } = await playHistory({ slack, workspace, days, settles });
workspace.guides(demoGuide(days.at(-1) ?? ''));
clock.tick(true);
const address = `${slack.url}/?user=${visitor.id}&app=home`;
process.stdout.write(`
  Hearth runs in a local Slack. You are ${visitor.name}:

      ${address}

  Ctrl-C ends it and leaves nothing behind.
`);

if (!values['no-open']) openInBrowser(address);
