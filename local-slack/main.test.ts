import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { webClient } from './sample/client.js';

test('the process prints one line of JSON for an app and exits on SIGTERM', async () => {
  const args = ['--import', 'tsx', 'local-slack/main.ts', '--port', '0'];
  const slack = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(slack, 'exit');
  try {
    const lines: string[] = [];
    createInterface(slack.stdout).on('line', (line) => lines.push(line));
    await once(slack.stdout, 'data');
    const said = JSON.parse(lines[0] ?? '');
    expect(said).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      apiUrl: `${said.url}/api/`,
      page: `${said.url}/`,
      botToken: expect.stringMatching(/^xoxb-/),
      appToken: expect.stringMatching(/^xapp-/),
      configToken: expect.stringMatching(/^xoxe\.xoxp-/),
      signingSecret: expect.stringMatching(/^[0-9a-f]{32}$/),
      app: { id: expect.any(String), clientId: expect.any(String), clientSecret: expect.any(String) },
      team: { id: expect.any(String), name: 'Makers' },
      users: ['Ann', 'Bob', 'Chen'].map((name) => ({ id: expect.any(String), name })),
      channels: ['general', 'makers', 'organizers'].map((name) => ({ id: expect.any(String), name })),
    });
    expect(await webClient(said, said.botToken).auth.test()).toMatchObject({ team: 'Makers', team_id: said.team.id });
    slack.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(lines).toHaveLength(1);
  } finally {
    slack.kill('SIGKILL');
  }
}, 20_000);

test('under npm, the process exits when npm receives SIGTERM', async () => {
  const npm = spawn('npm', ['run', 'slack', '--', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await firstOf(createInterface(npm.stdout), (it) => it.startsWith('{'));
  const { url } = JSON.parse(line);
  const isUp = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  expect(await isUp()).toBe(true);
  npm.kill('SIGTERM');
  await once(npm, 'exit');
  const limit = Date.now() + 5000;
  while ((await isUp()) && Date.now() < limit) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await isUp()).toBe(false);
}, 20_000);

async function firstOf(lines: AsyncIterable<string>, isIt: (line: string) => boolean): Promise<string> {
  for await (const line of lines) if (isIt(line)) return line;
  throw new Error('The process printed no matching line.');
}
