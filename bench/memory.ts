import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { median, spread } from './figures.js';
import { load } from './load.js';
import { startHearth } from './processes.js';
import type { Defer } from './scope.js';
import { connect, databaseEnv, openFolder, startBenchSlack, startPostgres } from './setup.js';

const EVERY_MS = 2_000;
const MB = 1024 * 1024;

const memory = z.object({ rss: z.number(), heapUsed: z.number() });

/** Has the process write down what it holds, as no other can see its heap. */
const noting = `
  import { appendFileSync } from 'node:fs';
  const note = () => appendFileSync(process.env.NOTES, JSON.stringify(process.memoryUsage()) + '\\n');
  setInterval(note, ${EVERY_MS}).unref();`;

/** What a web process holds while it takes as many events as it can, for five minutes unless told (`--seconds 20`). */
export async function benchMemory(defer: Defer): Promise<string[]> {
  const seconds = Number(process.argv[process.argv.indexOf('--seconds') + 1]) || 300;
  const postgres = await startPostgres(defer);
  const { slack, workspace, env } = await startBenchSlack(defer);
  const notes = join(await openFolder(defer), 'notes');
  const preload = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(noting)}`, NOTES: notes };
  const hearth = await startHearth(defer, { ...env, ...databaseEnv(postgres), ...preload }, 'web');
  const [team, secret] = [workspace.id, slack.app.signingSecret];
  const done = await load({ port: hearth.port, secret, team }, { seconds });
  const kept = await count(postgres.ownerUrl);
  const samples = (await readFile(notes, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => memory.parse(JSON.parse(line)));
  const of = (part: 'rss' | 'heapUsed') => {
    const fifths = Array.from({ length: 5 }, (_, i) =>
      samples.slice((i * samples.length) / 5, ((i + 1) * samples.length) / 5).map((it) => it[part] / MB),
    );
    return fifths.map((fifth) => Math.round(median(fifth))).join(', ');
  };
  return [
    `${done.latencies.length} events in ${seconds} s, ${kept} kept, ${done.refused} refused, ${spread(done.latencies)}`,
    `held, as medians of each fifth of that time: ${of('rss')} MB; of it in the heap: ${of('heapUsed')} MB`,
  ];
}

async function count(url: string): Promise<number> {
  const client = await connect(url);
  const { rows } = await client.query<{ count: number }>('select count(*)::int from inbox');
  await client.end();
  return rows[0]?.count ?? 0;
}
