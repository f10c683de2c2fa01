import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { startSlack } from '../local-slack/slack.js';
import { startEmbeddedPostgres } from '../src/core/database/embedded-postgres.js';
import { manifest } from '../test/support/manifest.js';
import { temporaryFolder } from '../test/support/temporary.js';
import { median, spread } from './figures.js';
import { load } from './load.js';
import { startHearth } from './processes.js';

const EVERY_MS = 2_000;
const MB = 1024 * 1024;

const memory = z.object({ rss: z.number(), heapUsed: z.number() });

/** Has the process write down what it holds, as no other can see its heap. */
const noting = `
  import { appendFileSync } from 'node:fs';
  const note = () => appendFileSync(process.env.NOTES, JSON.stringify(process.memoryUsage()) + '\\n');
  setInterval(note, ${EVERY_MS}).unref();`;

/** What a web process holds while it takes as many events as it can, for five minutes unless told (`--seconds 20`). */
export async function benchMemory(): Promise<string[]> {
  const seconds = Number(process.argv[process.argv.indexOf('--seconds') + 1]) || 300;
  const slack = await startSlack({ manifest });
  const { id: team, botToken } = slack.workspace({ name: 'Bench' });
  const secret = slack.app.signingSecret;
  const folder = await temporaryFolder('bench');
  const postgres = await startEmbeddedPostgres(folder);
  const notes = join(folder, 'notes');
  const env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: secret,
    DATABASE_URL: postgres.url,
    DATABASE_OWNER_URL: postgres.ownerUrl,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(noting)}`,
    NOTES: notes,
  };
  const hearth = await startHearth(env, 'web');
  const done = await load({ port: hearth.port, secret, team }, { seconds });
  const kept = await count(postgres.ownerUrl);
  await hearth.end();
  const samples = (await readFile(notes, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => memory.parse(JSON.parse(line)));
  await postgres.stop();
  await slack.close();
  await rm(folder, { recursive: true, force: true });
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
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: number }>('select count(*)::int from inbox');
  await client.end();
  return rows[0]?.count ?? 0;
}
