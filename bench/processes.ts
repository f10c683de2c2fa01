import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import manifestOfPackage from '../package.json' with { type: 'json' };
import type { Defer } from './scope.js';

export interface Process {
  readonly port: number;
  readonly child: ChildProcess;
  /** Milliseconds from its start until it answered. */
  readonly startedIn: number;
  end(): Promise<void>;
}

/** Starts a process, and returns once it has printed a line in which `portIn` finds the port that it answers on. */
export async function startProcess(
  defer: Defer,
  args: readonly string[],
  portIn: (line: string) => number | undefined,
  env = {},
): Promise<Process> {
  const before = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A bench that fails does not get as far as ending what it started.
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void ended.then(() => process.off('exit', endWithUs));
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = portIn(line);
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`${args.join(' ')} ended before it answered.`)));
  });
  const startedIn = performance.now() - before;
  const end = () => {
    child.kill('SIGTERM');
    return ended;
  };
  defer(end);
  return { port, child, startedIn, end };
}

/** The command of `npm start`, without its `node`. */
const [, ...START] = manifestOfPackage.scripts.start.split(' ');

/** Hearth as it runs in production, from `dist`. */
export function startHearth(defer: Defer, env: Record<string, string>, ...roles: string[]): Promise<Process> {
  const port = (line: string) => (line.includes('"Hearth is up"') ? Number(JSON.parse(line).port) : undefined);
  return startProcess(defer, [...START, ...roles], port, { PORT: '0', ...env });
}
