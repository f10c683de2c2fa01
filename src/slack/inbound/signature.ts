import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How old a request may be. Slack's own rule. */
const OLDEST_S = 300;

/** By how much Slack's clock may be ahead of ours. */
const AHEAD_S = 60;

/** The signature of a request that Slack signed, and not too long ago; undefined otherwise. Each request has another. */
export function signatureOf(secret: string, headers: IncomingHttpHeaders, body: Buffer): string | undefined {
  const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': claimed } = headers;
  if (typeof timestamp !== 'string' || typeof claimed !== 'string' || !/^\d{1,12}$/.test(timestamp)) return undefined;
  const age = Date.now() / 1000 - Number(timestamp);
  if (age > OLDEST_S || age < -AHEAD_S) return undefined;
  const right = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
  const [ours, theirs] = [Buffer.from(right), Buffer.from(claimed)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? right : undefined;
}
