import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The largest age of a request, as Slack recommends. */
const OLDEST_S = 300;

/** The largest lead of Slack's clock over ours. */
const AHEAD_S = 60;

/** Returns the signature of a request, unique to it, if Slack signed the request recently; undefined otherwise. */
export function signatureOf(secret: string, headers: IncomingHttpHeaders, body: Buffer): string | undefined {
  const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': claimed } = headers;
  if (typeof timestamp !== 'string' || typeof claimed !== 'string' || !/^\d{1,12}$/.test(timestamp)) return undefined;
  const age = Date.now() / 1000 - Number(timestamp);
  if (age > OLDEST_S || age < -AHEAD_S) return undefined;
  const right = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
  const [ours, theirs] = [Buffer.from(right), Buffer.from(claimed)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? right : undefined;
}
