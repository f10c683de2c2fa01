import type { Entry } from '../world/log.js';
import type { Page } from './page.js';
import type { RequestDetails, RequestLine } from './shown-requests.js';

/** Requests with a higher number, oldest first, of one workspace or all. */
export function requestsAfter({ world, requests }: Page, team: string | undefined, number: number): RequestLine[] {
  const isOf = (it: Entry) => team === undefined || it.team === undefined || it.team === team;
  return world.log
    .filter((it) => requests.numberOf(it) > number && isOf(it))
    .map((it) => line(it, requests.numberOf(it)));
}

export function findRequest({ world, requests }: Page, number: number): RequestDetails | undefined {
  const entry = world.log.find((it) => requests.numberOf(it) === number);
  if (!entry) return undefined;
  const more = entry.kind === 'call' ? callDetails(entry) : sentDetails(entry);
  return { ...line(entry, number), ...more };
}

function line(entry: Entry, number: number): RequestLine {
  const isCall = entry.kind === 'call';
  return {
    number,
    kind: entry.kind,
    name: isCall ? entry.method : entry.what,
    at: entry.at.getTime(),
    ms: isCall ? Math.round(entry.ms) : entry.ackMs,
    status: entry.status,
    failure: isCall ? entry.error : entry.failure,
    warnings: isCall ? entry.warnings.length : 0,
  };
}

function callDetails(call: Extract<Entry, { kind: 'call' }>) {
  const warnings: Record<string, string> = call.warnings.length > 0 ? { Warnings: call.warnings.join(' ') } : {};
  return { facts: { From: 'the app, to the Web API', ...warnings }, sent: call.arguments, answered: call.response };
}

function sentDetails(sent: Exclude<Entry, { kind: 'call' }>) {
  const retry: Record<string, string> = sent.retry > 0 ? { Retry: String(sent.retry) } : {};
  const via = sent.via === 'socket' ? 'Socket Mode' : 'HTTP';
  return { facts: { From: `this Slack, to the app by ${via}`, ...retry }, sent: sent.body, answered: sent.answer };
}
