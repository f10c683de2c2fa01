import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process that runs Hearth like `npm start`, in a folder of its own. */
export interface HearthProcess {
  /** The port from its log, once it is up. Rejects with its output if the process ends before that. */
  readonly up: Promise<number>;
  /** The exit code, or the signal that ended the process, and its output. */
  readonly ended: Promise<{ readonly code: number | string; readonly printed: string }>;
  signal(name: NodeJS.Signals): void;
  /** Undefined if it could not be started. */
  readonly pid: number | undefined;
}

const running = new Set<ChildProcess>();

/** Kills the processes that a failed test has left, which would keep Jest from ending. */
export function killRunning(): void {
  for (const child of running) child.kill('SIGKILL');
}

export function startProcess(folder: string, env: Record<string, string>, ...roles: string[]): HearthProcess {
  return startFrom('src/main.js', folder, env, ...roles);
}

/** Starts the simulated next version; see `next-version.ts`. */
export function startNextVersion(folder: string, env: Record<string, string>): HearthProcess {
  return startFrom('test/support/next-version.js', folder, env);
}

function startFrom(main: string, folder: string, env: Record<string, string>, ...roles: string[]): HearthProcess {
  const script = join(process.env.TEST_BUILD ?? '', main);
  const child = spawn(process.execPath, ['--enable-source-maps', script, ...roles], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
  });
  running.add(child);
  const printed: string[] = [];
  const ended = new Promise<{ code: number | string; printed: string }>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? signal ?? '', printed: printed.join('\n') });
    });
  });
  const up = portOf(child, printed);
  up.catch(() => undefined);
  return { up, ended, signal: (name) => child.kill(name), pid: child.pid };
}

function portOf(child: ChildProcess, printed: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line);
        if (line.includes('"Hearth is up"')) resolve(Number(JSON.parse(line).port));
      });
    }
    child.once('close', () => reject(new Error(`It ended before it was up:\n${printed.join('\n')}`)));
  });
}
