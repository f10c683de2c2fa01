import { readFileSync } from 'node:fs';
import { load } from './load.js';
import { startHearth } from './processes.js';
import type { Defer } from './scope.js';
import { openFolder, startBenchSlack } from './setup.js';

/** How long a start and a restart take on embedded defaults, and how much memory a process holds, idle and after load. */
export async function benchStart(defer: Defer): Promise<string[]> {
  const { slack, workspace, env } = await startBenchSlack(defer);
  const data = { HEARTH_DATA: await openFolder(defer) };
  const first = await startHearth(defer, { ...env, ...data });
  await first.end();
  const again = await startHearth(defer, { ...env, ...data });
  const idle = megabytes(again.child.pid);
  await load({ port: again.port, secret: slack.app.signingSecret, team: workspace.id }, { seconds: 10 });
  const loaded = megabytes(again.child.pid);
  return [
    `from nothing ${Math.round(first.startedIn)} ms, on an existing data folder ${Math.round(again.startedIn)} ms`,
    `web and worker in one process hold ${idle} MB idle, ${loaded} MB after 10 s of as many events as they take`,
  ];
}

/** The memory that a process holds, as Linux tells it. */
function megabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}
