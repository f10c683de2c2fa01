import type { HonoRequest } from 'hono';
import { SlackError } from '../world/slack-error.js';

export interface ApiRequest {
  readonly token: string | undefined;
  readonly given: Readonly<Record<string, unknown>>;
}

/** Reads the arguments from JSON, a form or the query, and the token from the header or the form. */
export async function readRequest(request: HonoRequest): Promise<ApiRequest> {
  const { token, ...given } = await body(request);
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.header('authorization') ?? '')?.[1];
  return { token: bearer ?? (typeof token === 'string' && token !== '' ? token : undefined), given };
}

async function body(request: HonoRequest): Promise<Record<string, unknown>> {
  const type = request.header('content-type') ?? '';
  if (request.method === 'GET') return request.query();
  if (type.includes('application/json')) {
    const { token: _, ...rest } = jsonObject(await request.text());
    return rest;
  }
  return { ...request.query(), ...(await request.parseBody()) };
}

function jsonObject(text: string): Record<string, unknown> {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SlackError('json_not_object');
  return { ...value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackError('invalid_json');
  }
}
