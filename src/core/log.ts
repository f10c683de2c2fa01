import { type DestinationStream, type Logger, pino } from 'pino';
import { z } from 'zod';

export type Log = Logger;

/**
 * The log: one JSON object a line, on standard output unless told. Errors are written without the values that they quote, since a failed
 * query quotes what people wrote; secrets and message text are cut out by field name besides, whoever logs them.
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

/** An error for the log: its kind, codes and place. Its message only where it cannot quote values: never a database's. */
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
