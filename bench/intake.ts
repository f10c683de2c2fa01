import { rm } from 'node:fs/promises';
import { startSlack } from '../test/fake-slack/slack.js';
import { manifest } from '../test/support/manifest.js';
import { temporaryFolder } from '../test/support/temporary.js';
import { median, spread } from './figures.js';
import { type Load, load } from './load.js';
import { startHearth, startProcess } from './processes.js';

const ROUNDS = 3;

/** How many events a second Hearth takes, each in Postgres before it is acknowledged, beside a Bolt app that does nothing. */
export async function benchIntake(): Promise<string[]> {
  const slack = await startSlack({ manifest });
  const workspace = slack.workspace({ name: 'Bench' });
  const secret = slack.app.signingSecret;
  const folder = await temporaryFolder('bench');
  const env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_SIGNING_SECRET: secret,
    HEARTH_DATA: folder,
    LOG_LEVEL: 'info',
  };
  const hearth = await startHearth(env, 'web');
  const empty = await startProcess(
    ['--import', 'tsx', 'bench/empty-bolt.ts', secret, workspace.id],
    (line) => Number(line) || undefined,
  );
  const runs: { empty: Load; hearth: Load }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.push({
      empty: await load(`http://127.0.0.1:${empty.port}/slack/events`, secret, workspace.id),
      hearth: await load(`http://127.0.0.1:${hearth.port}/slack/events`, secret, workspace.id),
    });
  }
  await hearth.end();
  await empty.end();
  await slack.close();
  await rm(folder, { recursive: true, force: true });
  const rate = (who: 'empty' | 'hearth') => median(runs.map((run) => run[who].perSecond));
  const told = (who: 'empty' | 'hearth', name: string) =>
    `${name.padEnd(32)} ${Math.round(rate(who))} events/s, ${spread(runs.flatMap((run) => run[who].latencies))}, ${runs.reduce((sum, run) => sum + run[who].refused, 0)} refused`;
  return [
    told('empty', 'an empty Bolt app'),
    told('hearth', 'Hearth, in Postgres before the yes'),
    `ratio ${(rate('hearth') / rate('empty')).toFixed(2)} (medians of ${ROUNDS} rounds of 5 s, 32 connections)`,
  ];
}
