import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { figure, median } from './figures.js';
import { load } from './load.js';
import { type Process, startBaseline, startHearth } from './processes.js';
import type { Run } from './report.js';
import {
  type BenchSlack,
  databaseEnv,
  eventsInInbox,
  loadTarget,
  openFolder,
  startBenchSlack,
  startPostgres,
} from './setup.js';

const CONNECTIONS = 64;
const EVERY_MS = 1_000;
const MB = 1024 * 1024;
const PARTS = 5;

/** The most memory in the last part, as a multiple of the second. In the first part the process still warms up. */
const MOST_GROWTH = 1.25;

const memory = z.object({ rss: z.number(), heapUsed: z.number() });

/** A script that runs in the measured process, because no other can see its heap. Appends its memory use to a file. */
const recorder = `
  import { appendFileSync } from 'node:fs';
  const note = () => appendFileSync(process.env.NOTES, JSON.stringify(process.memoryUsage()) + '\\n');
  setInterval(note, ${EVERY_MS}).unref();`;

/** Measures the memory of a web process under the highest load, compared with an empty Bolt app under the same load. */
export async function benchMemory(run: Run): Promise<void> {
  const { seconds } = run.options;
  const postgres = await startPostgres(run.defer);
  const at = await startBenchSlack(run.defer);
  const folder = await openFolder(run.defer);
  const recordIn = (file: string) => ({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(recorder)}`,
    NOTES: join(folder, file),
  });
  const hearth = await startHearth(run.defer, { ...at.env, ...databaseEnv(postgres), ...recordIn('hearth') }, 'web');
  const ours = await measure(at, hearth, seconds, join(folder, 'hearth'));
  const empty = await startBaseline(
    run.defer,
    ['empty-bolt.mjs', at.slack.app.signingSecret, at.workspace.id],
    recordIn('empty'),
  );
  const baseline = await measure(at, empty, Math.max(PARTS, seconds / PARTS), join(folder, 'empty'));

  run.say(`Memory of a web process that takes as many events as it can, over ${CONNECTIONS} connections.`);
  run.say(`Hearth, ${seconds} s: ${ours.summary}`);
  run.say(`Baseline, an empty Bolt app, a fifth of that time: ${baseline.summary}`);
  run.say(`Ratio to the baseline in the last fifth: ${figure(last(ours.rss) / last(baseline.rss))}`);
  run.promise(
    `Hearth's memory stays level: the last fifth is at most ${MOST_GROWTH} times the second`,
    last(ours.rss) <= MOST_GROWTH * (ours.rss[1] ?? 0),
  );
  const stored = await eventsInInbox(postgres);
  run.promise(
    `every accepted event is in Postgres (${ours.accepted} accepted, ${stored} stored)`,
    stored >= ours.accepted,
  );
}

async function measure(at: BenchSlack, server: Process, seconds: number, notes: string) {
  const { latencies, refused } = await load({ ...loadTarget(at, CONNECTIONS), port: server.port }, seconds);
  await server.end();
  const samples = (await readFile(notes, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => memory.parse(JSON.parse(line)));
  const rss = partsOf(samples.map((it) => it.rss / MB));
  const heap = partsOf(samples.map((it) => it.heapUsed / MB));
  const list = (values: readonly number[]) => values.map((it) => Math.round(it)).join(', ');
  const summary = `median of each fifth ${list(rss)} MB, of it JavaScript's heap ${list(heap)} MB; ${latencies.length} events, ${refused} refused`;
  return { rss, summary, accepted: latencies.length - refused };
}

/** Returns the median of each fifth of the values. */
function partsOf(values: readonly number[]): number[] {
  return Array.from({ length: PARTS }, (_, i) =>
    median(values.slice((i * values.length) / PARTS, ((i + 1) * values.length) / PARTS)),
  );
}

function last(values: readonly number[]): number {
  return values.at(-1) ?? Number.NaN;
}
