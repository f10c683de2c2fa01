import { record, type Sent } from '../world/log.js';
import { track, type World } from '../world/world.js';
import type { Answer, Delivery } from './delivery.js';
import { sendByHttp } from './http.js';
import { sendBySocket } from './socket.js';

/** True if the app has a socket or a request URL. */
export function isReachable(world: World): boolean {
  return world.sockets.size > 0 || world.requestUrl !== undefined;
}

/** Sends a delivery to the app and waits for the ack. Never rejects: failures are in the result and in the log. */
export function deliver(world: World, delivery: Delivery): Promise<Answer & { readonly entry: Sent }> {
  return track(world, sendAndRecord(world, delivery));
}

async function sendAndRecord(world: World, delivery: Delivery): Promise<Answer & { readonly entry: Sent }> {
  const at = world.clock.now();
  const started = performance.now();
  const socket = [...world.sockets].at(-1);
  const answer = socket
    ? await sendBySocket(socket, delivery, world.answerWithinMs)
    : await sendByHttp(world, delivery);
  const entry: Sent = {
    kind: delivery.kind,
    what: delivery.what,
    team: delivery.team,
    at,
    via: socket ? 'socket' : 'http',
    body: delivery.body,
    ackMs: Math.round(performance.now() - started),
    status: answer.status,
    answer: answer.body,
    failure: answer.failure,
    retry: delivery.retry?.num ?? 0,
  };
  record(world, entry);
  return { ...answer, entry };
}
