import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '../support/temporary.js';

/** Starts the demo as `npm run demo` does. */
function startDemo(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'test/demo/main.ts', ...args], {
    env: { ...process.env, ...env },
  });
  return { demo, exit: once(demo, 'exit'), complaints: text(demo.stderr) };
}

test('a demo on a port that is in use says how to use another one', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    const { exit, complaints } = startDemo(['--port', String(port)]);
    expect(await complaints).toBe(
      `\n  Port ${port} is already in use. Use another one: npm run demo -- --port ${port + 1}\n\n`,
    );
    expect(await exit).toEqual([1, null]);
  } finally {
    other.close();
  }
});

test('a demo prints the address of a page that works, and nothing else', async () => {
  const { demo, exit, complaints } = startDemo(['--port', '0']);
  try {
    const [printed] = await once(demo.stdout, 'data');
    const address = /http:\S+/.exec(String(printed))?.[0] ?? '';
    expect(String(printed)).toBe(`
  Hearth runs in a local Slack. You are Ann Berger:

      ${address}

  Ctrl-C ends it and leaves nothing behind.
`);
    expect((await fetch(address)).status).toBe(200);
    demo.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(await complaints).toBe('');
  } finally {
    demo.kill('SIGKILL');
  }
});

test('a demo that is ended while it starts leaves nothing behind', async () => {
  const folder = await temporaryFolder('ended-demo');
  const { demo, exit, complaints } = startDemo(['--port', '0'], { TMPDIR: folder });
  try {
    const hasPostgres = async () =>
      (await readdir(folder)).some((name) => existsSync(join(folder, name, 'postgres/data/postmaster.pid')));
    while (!(await hasPostgres())) await setTimeout(50);
    demo.kill('SIGINT');
    expect(await exit).toEqual([0, null]);
    expect(await complaints).toBe('');
    expect((await readdir(folder)).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
  } finally {
    demo.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
});
