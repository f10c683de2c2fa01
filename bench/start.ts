import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { startSlack } from '../local-slack/slack.js';
import { manifest } from '../test/support/manifest.js';
import { temporaryFolder } from '../test/support/temporary.js';
import { load } from './load.js';
import { startHearth } from './processes.js';

/** How long a start and a restart take on embedded defaults, and how much memory a process holds, idle and after load. */
export async function benchStart(): Promise<string[]> {
  const slack = await startSlack({ manifest });
  const workspace = slack.workspace({ name: 'Bench' });
  const secret = slack.app.signingSecret;
  const folder = await temporaryFolder('bench');
  const env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_SIGNING_SECRET: secret,
    HEARTH_DATA: folder,
  };
  const first = await startHearth(env);
  await first.end();
  const again = await startHearth(env);
  const idle = megabytes(again.child.pid);
  await load({ port: again.port, secret, team: workspace.id }, { seconds: 10 });
  const loaded = megabytes(again.child.pid);
  await again.end();
  await slack.close();
  await rm(folder, { recursive: true, force: true });
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
