import { setTimeout as delay } from 'node:timers/promises';
import { record } from '../world/log.js';
import { SlackError } from '../world/slack-error.js';
import type { Token, World } from '../world/world.js';
import { type FaultKind, takeFault } from './faults.js';
import { type Caller, type Method, missingScope } from './method.js';
import { methods } from './methods.js';
import { detailsOf } from './place-of-error.js';
import type { ApiRequest } from './request.js';

export interface ApiAnswer {
  readonly status: number | 'cut';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Runs one Web API call, applies a pending fault that matches it, and records it in the log. */
export async function call(world: World, name: string, request: ApiRequest): Promise<ApiAnswer> {
  const at = world.clock.now();
  const started = performance.now();
  const token = request.token === undefined ? undefined : world.tokens.get(request.token);
  const warnings: string[] = [];
  const caller: Caller = {
    world,
    token,
    workspace: world.workspaces.get(token?.team ?? ''),
    warn: (warning) => warnings.push(warning),
  };
  const fault = takeFault(world, { method: name, team: token?.team, given: request.given });
  const asked = fault === 'outsideThread' ? { ...request, given: { ...request.given, thread_ts: undefined } } : request;
  const answer = await suffer(fault, () => carryOut(name, asked, caller));
  record(world, {
    kind: 'call',
    method: name,
    team: token?.team,
    at,
    ms: Math.round(performance.now() - started),
    arguments: request.given,
    status: answer.status,
    response: answer.body,
    error: answer.body.ok === true ? undefined : String(answer.body.error),
    warnings,
  });
  return answer;
}

/** Returns the answer of a request, or what the fault makes of it. */
export async function suffer(fault: FaultKind | undefined, carryOut: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  if (fault === undefined || fault === 'outsideThread') return carryOut();
  if (fault === 'cut') return { status: 'cut', headers: {}, body: { ok: false, error: 'cut' } };
  if (fault === 'lostAnswer') return { ...(await carryOut()), status: 'cut' };
  if ('error' in fault) return ok200({ ok: false, error: fault.error });
  if ('retryAfter' in fault) return tooMany(fault.retryAfter);
  if ('status' in fault) return { status: fault.status, headers: {}, body: { ok: false, error: 'fault' } };
  await delay(fault.delay);
  return carryOut();
}

async function carryOut(name: string, request: ApiRequest, caller: Caller): Promise<ApiAnswer> {
  const method = methods[name];
  if (!method) return ok200({ ok: false, error: 'unknown_method', req_method: name });
  const scopes = caller.workspace?.installation?.scopes ?? [];
  const headers = { 'x-oauth-scopes': scopes.join(','), 'x-accepted-oauth-scopes': method.scopes.join(',') };
  try {
    letIn(method, request, caller, scopes);
    const { given } = request;
    const channel = typeof given.channel === 'string' ? given.channel : undefined;
    const wait = caller.world.limits?.take(name, caller.workspace?.id ?? '', channel);
    if (wait !== undefined) return tooMany(wait);
    return ok200({ ok: true, ...(await method.answer(given, caller)) }, headers);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return ok200({ ok: false, error: error.code, ...detailsOf(error, request.given) }, headers);
  }
}

function letIn(method: Method, request: ApiRequest, { token }: Caller, scopes: readonly string[]): void {
  if (method.needs === 'nothing') return;
  if (request.token === undefined) throw new SlackError('not_authed');
  if (!token) throw new SlackError('invalid_auth');
  if (token.state !== 'good') throw new SlackError(REFUSED[token.state]);
  if (token.kind !== method.needs) throw new SlackError('not_allowed_token_type');
  if (method.scopes.length > 0 && !method.scopes.some((scope) => scopes.includes(scope))) {
    throw missingScope(method.scopes, scopes);
  }
}

const REFUSED: Readonly<Record<Exclude<Token['state'], 'good'>, string>> = {
  revoked: 'token_revoked',
  uninstalled: 'account_inactive',
};

function ok200(body: ApiAnswer['body'], headers: ApiAnswer['headers'] = {}): ApiAnswer {
  return { status: 200, headers, body };
}

function tooMany(retryAfter: number | string): ApiAnswer {
  return { status: 429, headers: { 'retry-after': String(retryAfter) }, body: { ok: false, error: 'ratelimited' } };
}
