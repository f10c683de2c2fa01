import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalSlack, startSlack } from '../../local-slack/slack.js';
import { manifest } from '../support/manifest.js';
import { setsUp } from '../support/opening.js';
import { killRunning, startProcess } from '../support/process.js';
import { temporaryFolder } from '../support/temporary.js';

afterAll(killRunning);

let folder: string;
let slack: LocalSlack | undefined;

beforeEach(async () => {
  folder = await temporaryFolder('process');
});

afterEach(async () => {
  await slack?.close();
  slack = undefined;
  expect(existsSync(join(folder, '.hearth/postgres/data/postmaster.pid'))).toBe(false);
  await rm(folder, { recursive: true, force: true });
});

/** Makes a workspace with two people, and the environment that connects Hearth to it. */
async function workspace() {
  slack = await startSlack({ manifest, answerWithinMs: 20_000 });
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann Berger', isAdmin: true });
  const ben = club.person({ name: 'Ben Okafor' });
  const lounge = club.channel({ name: 'lounge', members: [ann, ben] });
  const env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: club.botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
  };
  return { slack, ann, ben, lounge, env };
}

test('starting without Slack credentials explains the three steps and the demo', async () => {
  const { code, printed } = await startProcess(folder, {}).ended;
  expect(code).toBe(1);
  expect(printed).toMatch(/Three steps:.*manifest\.json.*SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET.*npm run demo/s);
});

test('starting with wrong settings names all of them', async () => {
  const { code, printed } = await startProcess(folder, { SLACK_APP_TOKEN: 'nonsense', PORT: '-1' }).ended;
  expect(code).toBe(1);
  expect(printed.split('\n').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'Set SLACK_APP_TOKEN',
    'Set PORT',
    'Set SLACK_BOT_TOKEN,',
  ]);
});

test('starting with a token that Slack does not accept says so', async () => {
  const { env } = await workspace();
  const { code, printed } = await startProcess(folder, { ...env, SLACK_BOT_TOKEN: 'xoxb-wrong' }).ended;
  expect([code, printed.split('\n').at(-1)]).toEqual([
    1,
    'Hearth could not start: Slack doesn’t accept SLACK_BOT_TOKEN (invalid_auth).',
  ]);
});

test('starting without Slack in reach says so', async () => {
  const { slack, env } = await workspace();
  await slack.close();
  const { code, printed } = await startProcess(folder, env).ended;
  expect([code, printed.split('\n').at(-1)]).toEqual([
    1,
    'Hearth could not start: Slack doesn’t answer (ECONNREFUSED). Check that this machine can reach it, and check SLACK_API_URL.',
  ]);
});

test('Hearth starts on embedded Postgres, keeps its data in a copy of its folder, and stops on a signal', async () => {
  const { slack, ann, ben, lounge, env } = await workspace();
  const first = startProcess(folder, { ...env, PORT: '0' });
  const port = await first.up;
  slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
  for (const path of ['/healthz', '/readyz']) expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  await setsUp(ann, '#lounge');
  await ben.sees(lounge, /Hello! I’m here to help/);
  first.signal('SIGTERM');
  expect((await first.ended).code).toBe(0);

  const copy = join(folder, 'copy');
  execFileSync('cp', ['-a', join(folder, '.hearth'), copy]);
  const second = startProcess(folder, { ...env, PORT: '0', HEARTH_DATA: copy });
  slack.requestUrl = `http://127.0.0.1:${await second.up}/slack/events`;
  await ben.opensHome();
  await ben.sees('Home', /^# Lounge\n/);
  second.signal('SIGTERM');
  expect((await second.ended).code).toBe(0);
});

test('web and worker run as separate processes on the same data', async () => {
  const { slack, ann, ben, lounge, env: slackEnv } = await workspace();
  const env = { ...slackEnv, METRICS_TOKEN: 'a-token-of-some-length' };
  const metrics = async (port: number) => {
    const headers = { authorization: `Bearer ${env.METRICS_TOKEN}` };
    return (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text();
  };
  const web = startProcess(folder, { ...env, PORT: '0' }, 'web');
  slack.requestUrl = `http://127.0.0.1:${await web.up}/slack/events`;
  await setsUp(ann, '#lounge');
  expect(ben.reads(lounge)).not.toContain('Hello!');
  const worker = startProcess(folder, env, 'worker');
  await worker.up;
  await ben.sees(lounge, /Hello! I’m here to help/);
  expect(await metrics(await web.up)).toMatch(/hearth_acknowledgement_duration_seconds_count\{kind="view_submission"/);
  expect(await metrics(await worker.up)).toMatch(/hearth_jobs_total\{job="community\.follow"/);
  expect(await metrics(await worker.up)).toMatch(/process_resident_memory_bytes \d/);
  web.signal('SIGTERM');
  expect((await web.ended).code).toBe(0);
  expect((await fetch(`http://127.0.0.1:${await worker.up}/readyz`)).status).toBe(200);
  worker.signal('SIGTERM');
  expect((await worker.ended).code).toBe(0);
});

test('a killed process leaves nothing that blocks the next one', async () => {
  const { env } = await workspace();
  const killed = startProcess(folder, { ...env, PORT: '0' });
  await killed.up;
  killed.signal('SIGKILL');
  await killed.ended;
  const next = startProcess(folder, { ...env, PORT: '0' });
  expect((await fetch(`http://127.0.0.1:${await next.up}/readyz`)).status).toBe(200);
  next.signal('SIGTERM');
  expect((await next.ended).code).toBe(0);
});
