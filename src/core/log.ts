import { type DestinationStream, type Logger, pino } from 'pino';
import { z } from 'zod';

export type Log = Logger;

/**
 * Creates a log that writes one JSON object per line, to standard output by default. Errors are logged without the
 * values that they quote, since a failed query quotes what members wrote. As a second safeguard, fields that hold
 * secrets or message text are redacted by name.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    serializers: { err: describeError },
    redact: { paths: SENSITIVE.flatMap((field) => [field, `*.${field}`]) },
  };
  return destination ? pino(options, destination) : pino(options);
}

const SENSITIVE = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'password',
  'authorization',
  'text',
  'blocks',
  'view',
  'body',
];

const anError = z.object({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  stack: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  constraint: z.string().optional().catch(undefined),
  data: z.object({ error: z.string() }).optional().catch(undefined),
  cause: z.unknown().optional(),
});

export interface Described {
  readonly type: string;
  readonly message?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly slack?: string;
  readonly at?: readonly string[];
  readonly cause?: Described;
}

/** Describes an error for the log. Omits the message of a database error, because it may quote values. */
export function describeError(error: unknown): Described {
  const it = anError.safeParse(error).data;
  if (!it) return { type: typeof error };
  const ofDatabase =
    it.name === 'DrizzleQueryError' ||
    it.constraint !== undefined ||
    /^Failed query/.test(it.message) ||
    it.name === 'error';
  return {
    type: it.name,
    ...(ofDatabase ? {} : { message: it.message }),
    ...(it.code ? { code: it.code } : {}),
    ...(it.constraint ? { constraint: it.constraint } : {}),
    ...(it.data ? { slack: it.data.error } : {}),
    at: it.stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 6)
      .map((line) => line.trim()),
    ...(it.cause ? { cause: describeError(it.cause) } : {}),
  };
}
