import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import manifestOfPackage from '../package.json' with { type: 'json' };
import type { Defer } from './scope.js';

export interface Process {
  readonly port: number;
  readonly child: ChildProcess;
  /** Milliseconds from the start until the process answered. */
  readonly startedIn: number;
  end(): Promise<void>;
}

/** Starts a process. Resolves once it has printed a line in which `portIn` finds the port that it answers on. */
export async function startProcess(
  defer: Defer,
  args: readonly string[],
  portIn: (line: string) => number | undefined,
  env: Readonly<Record<string, string>> = {},
): Promise<Process> {
  const before = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = () => {
    child.kill('SIGTERM');
    return ended;
  };
  defer(end);
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = portIn(line);
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`${args.join(' ')} ended before it answered.`)));
  });
  return { port, child, startedIn: performance.now() - before, end };
}

/** The arguments that `npm start` gives to `node`. */
const [, ...START] = manifestOfPackage.scripts.start.split(' ');

/** Starts Hearth as in production, from `dist`. Without `roles` it is both web and worker. */
export function startHearth(
  defer: Defer,
  env: Readonly<Record<string, string>>,
  ...roles: ('web' | 'worker')[]
): Promise<Process> {
  const port = (line: string) => (line.includes('"Hearth is up"') ? Number(JSON.parse(line).port) : undefined);
  return startProcess(defer, [...START, ...roles], port, { PORT: '0', ...env });
}

/** Starts one of the baselines in this folder, which print only their port. */
export function startBaseline(
  defer: Defer,
  [script, ...args]: readonly [script: string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<Process> {
  return startProcess(defer, [`bench/${script}`, ...args], (line) => Number(line) || undefined, env);
}

/** Returns the megabytes of memory that a process holds, as reported by Linux. */
export function megabytesOf({ child }: Process): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
