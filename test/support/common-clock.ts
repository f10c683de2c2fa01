import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { SettableClock } from '../../local-slack/clock.js';
import type { HearthProcess } from './process.js';

/** The clock of a test, of its local Slack, and of the processes that it starts. It ticks, and can be set. */
export interface CommonClock {
  /** For the environment of the processes. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets the clock everywhere, and resolves once each of these processes has noticed. */
  set(to: Date, slack: SettableClock, processes: readonly HearthProcess[]): Promise<void>;
  /** Gives the test the real time again. */
  restore(): void;
}

/** Takes over `Date.now`, with which the local Slack signs its requests. Keeps its files in that folder. */
export async function createCommonClock(folder: string, start: Date): Promise<CommonClock> {
  const real = Date.now;
  const file = join(folder, 'ahead');
  const preload = pathToFileURL(join(process.cwd(), 'test/support/clock-preload.mjs')).href;
  const ahead = async (ms: number) => {
    Date.now = () => real() + ms;
    await writeFile(file, String(ms));
  };
  await ahead(start.getTime() - real());
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, CLOCK_AHEAD: file },
    set: async (to, slack, processes) => {
      const ms = to.getTime() - real();
      await ahead(ms);
      for (const it of processes) it.signal('SIGUSR2');
      for (const { pid } of processes) {
        while ((await readFile(`${file}-${pid}`, 'utf8')) !== String(ms)) await pause(10);
      }
      await slack.set(to);
    },
    restore: () => {
      Date.now = real;
    },
  };
}
