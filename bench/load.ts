import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Load {
  readonly perSecond: number;
  readonly latencies: readonly number[];
  readonly refused: number;
}

/** Sends signed `app_home_opened` events, each a new one, over so many connections at once, for so long. */
export async function load(
  url: string,
  secret: string,
  team: string,
  { connections = 32, seconds = 5 } = {},
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let refused = 0;
  const end = performance.now() + seconds * 1000;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, i) => {
      while (performance.now() < end) {
        const before = performance.now();
        const status = await post(agent, url, secret, eventOf(team, `U${i}`));
        latencies.push(performance.now() - before);
        if (status !== 200) refused += 1;
      }
    }),
  );
  agent.destroy();
  return { perSecond: (latencies.length * 1000) / (performance.now() - started), latencies, refused };
}

function eventOf(team: string, user: string): string {
  const event = { type: 'app_home_opened', user, channel: 'D1', tab: 'home', event_ts: '1.1' };
  return JSON.stringify({
    type: 'event_callback',
    team_id: team,
    api_app_id: 'A1',
    event_id: `Ev${randomUUID()}`,
    event_time: 1,
    event,
  });
}

function post(agent: Agent, url: string, secret: string, body: string): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hash}`,
  };
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    })
      .once('error', reject)
      .end(body);
  });
}
