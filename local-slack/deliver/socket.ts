import { randomUUID } from 'node:crypto';
import type { AppSocket } from '../world/world.js';
import type { Answer, Delivery } from './delivery.js';

const ENVELOPES = {
  event: { type: 'events_api', accepts_response_payload: false },
  interaction: { type: 'interactive', accepts_response_payload: true },
  options: { type: 'interactive', accepts_response_payload: true },
  command: { type: 'slash_commands', accepts_response_payload: true },
};

/** Sends an envelope over Socket Mode and waits so long for the ack with the same `envelope_id`. */
export async function sendBySocket(
  socket: AppSocket,
  { kind, body, retry }: Delivery,
  withinMs: number,
): Promise<Answer> {
  const signal = AbortSignal.timeout(withinMs);
  const envelope = {
    envelope_id: randomUUID(),
    payload: body,
    ...ENVELOPES[kind],
    ...(kind === 'event' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
  };
  try {
    return { body: await socket.send(envelope, signal) };
  } catch {
    return { body: undefined, failure: signal.aborted ? 'http_timeout' : 'connection_failed' };
  }
}
