import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalSlack, startSlack } from '../../local-slack/slack.js';
import { manifest } from '../support/manifest.js';
import { killRunning, startProcess } from '../support/process.js';
import { temporaryFolder } from '../support/temporary.js';

afterAll(killRunning);

let slack: LocalSlack;
let folder: string;
let env: Record<string, string>;

beforeEach(async () => {
  slack = await startSlack({ manifest });
  folder = await temporaryFolder('doctor');
  const { botToken } = slack.workspace({ name: 'Chess Club' });
  env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
  };
});

afterEach(async () => {
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

test('doctor names every wrong setting without printing its value', async () => {
  const { code, printed } = await startProcess(folder, { SLACK_BOT_TOKEN: 'hunter2', PORT: 'x' }, 'doctor').ended;
  expect(code).toBe(1);
  expect(printed).toMatch(/^✗ Set SLACK_BOT_TOKEN to .*\n✗ Set PORT to .*\n✗ Set SLACK_SIGNING_SECRET.*marked ✗: 3/s);
  expect(printed).not.toContain('hunter2');
});

test('doctor says before the first start that there is no data yet, and creates none', async () => {
  const { code, printed } = await startProcess(folder, env, 'doctor').ended;
  expect(printed).toMatch(/! There’s no data in .*postgres yet\. The first start creates it\..*Hearth can run/s);
  expect([code, existsSync(join(folder, '.hearth'))]).toEqual([0, false]);
});

test('doctor examines the embedded database of a running Hearth', async () => {
  const hearth = startProcess(folder, { ...env, PORT: '0' });
  await hearth.up;
  const { code, printed } = await startProcess(folder, env, 'doctor').ended;
  hearth.signal('SIGTERM');
  await hearth.ended;
  expect(printed).toMatch(/✓ The data folder .* has [\d,]+ MB of free space.*✓ All \d+ migrations have been applied/s);
  expect(code).toBe(0);
  for (const secret of [env.SLACK_BOT_TOKEN, env.SLACK_SIGNING_SECRET]) expect(printed).not.toContain(secret);
});
