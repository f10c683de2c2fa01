import { createHmac, randomUUID } from 'node:crypto';
import { connect } from 'node:net';

export interface Load {
  readonly perSecond: number;
  /** The time until each event was answered, in milliseconds. */
  readonly latencies: readonly number[];
  /** The number of events that were answered with a status other than 200. */
  readonly refused: number;
}

export interface Target {
  readonly port: number;
  readonly secret: string;
  readonly team: string;
  /** The people whose events are sent, over one connection each. */
  readonly users: readonly string[];
}

/**
 * Sends new, signed `app_home_opened` events as fast as they are answered. Uses plain sockets, because Node's HTTP
 * client would use as much CPU time as the server that is measured.
 */
export async function load(target: Target, seconds: number): Promise<Load> {
  const latencies: number[] = [];
  let refused = 0;
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    target.users.map(async (user) => {
      const post = await openConnection(target.port);
      while (performance.now() < end) {
        const before = performance.now();
        const status = await post(request(target, user));
        latencies.push(performance.now() - before);
        if (status !== 200) refused += 1;
      }
      post.end();
    }),
  );
  return { perSecond: (latencies.length * 1000) / (performance.now() - started), latencies, refused };
}

/** Opens a connection. Returns a function that sends a request over it and resolves with the status of the answer. */
async function openConnection(port: number) {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1').setNoDelay();
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let answer = '';
  let answered: (status: number) => void = () => undefined;
  socket.on('data', (data) => {
    answer += data;
    if (!isWhole(answer)) return;
    const status = Number(answer.slice(9, 12));
    answer = '';
    answered(status);
  });
  // A closed connection counts as a refusal.
  socket.on('close', () => answered(0));
  const post = (text: string) => {
    const status = new Promise<number>((resolve) => {
      answered = resolve;
    });
    socket.write(text);
    return status;
  };
  return Object.assign(post, { end: () => socket.destroy() });
}

/** Returns true if an answer is complete. Both servers send an empty body: of length 0, or as one empty chunk. */
function isWhole(answer: string): boolean {
  return answer.endsWith('\r\n\r\n') && (!/transfer-encoding: chunked/i.test(answer) || answer.endsWith('0\r\n\r\n'));
}

function request({ secret, team }: Target, user: string): string {
  const event = { type: 'app_home_opened', user, channel: 'D1', tab: 'home', event_ts: '1.1' };
  const ids = { team_id: team, api_app_id: 'A1', event_id: `Ev${randomUUID()}`, event_time: 1 };
  const body = JSON.stringify({ type: 'event_callback', ...ids, event });
  const timestamp = Math.floor(Date.now() / 1000);
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return [
    'POST /slack/events HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${body.length}`,
    `x-slack-request-timestamp: ${timestamp}`,
    `x-slack-signature: v0=${hash}`,
    '',
    body,
  ].join('\r\n');
}
