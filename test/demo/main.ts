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
import { playHistory } from './past.js';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4000' } } });

/** Returns five working days up to today, or up to the last working day before today. */
function daysUntil(today: string): string[] {
  const working = (day: string): string => (weekdayOf(day) > 5 ? working(addDays(day, -1)) : day);
  const days = [working(today)];
  while (days.length < 5) days.unshift(working(addDays(days[0] ?? today, -1)));
  return days;
}

const days = daysUntil(new Date().toISOString().slice(0, 10));
const clock = createClock({ start: instantAt(addDays(days[0] ?? '', -1), '12:00', 'UTC') });
const slack = await startSlack({ manifest, clock, port: Number(values.port) });
const workspace = slack.workspace({ name: 'Indie Makers' });
const folder = await temporaryFolder('demo');
const settings = readSettings({
  SLACK_API_URL: slack.apiUrl,
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_SIGNING_SECRET: slack.app.signingSecret,
  HEARTH_DATA: folder,
  PORT: '0',
  LOG_LEVEL: 'warn',
});
const { hearth, port, stop } = await start({
  settings,
  roles: ['web', 'worker'],
  clock: clock.now,
  log: createLog(settings.logLevel),
});
slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
const settles = () => untilQuiet(slack, hearth);
clock.onAdvance(settles);

const { visitor } = await playHistory({ slack, workspace, days, settles });
clock.tick(true);
process.stdout.write(`
  Hearth runs in a local Slack. You are ${visitor.name}:

      ${slack.url}/?user=${visitor.id}&app=home

  Ctrl-C ends it and leaves nothing behind.
`);

async function end(): Promise<void> {
  await slack.close();
  await stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
endWithNpm(end);
