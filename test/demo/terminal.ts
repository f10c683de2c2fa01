import type { DestinationStream } from 'pino';
import { z } from 'zod';

const lineSchema = z.looseObject({
  msg: z.string(),
  job: z.string().optional(),
  reference: z.string().optional(),
  err: z
    .looseObject({ type: z.string(), message: z.string().optional(), at: z.array(z.string()).default([]) })
    .optional(),
});

/** Returns a destination for the log that writes each line in plain words, as a person reads it in a terminal. */
export function inPlainWords(write: (text: string) => void): DestinationStream {
  return { write: (line) => write(plainWords(line)) };
}

function plainWords(line: string): string {
  const { msg, job, reference, err } = lineSchema.parse(JSON.parse(line));
  const details = [job, reference].filter((it) => it !== undefined).join(', ');
  const error = err ? `: ${err.type}${err.message ? `: ${err.message}` : ''}` : '';
  const where = err?.at[0] ? `\n    ${err.at[0]}` : '';
  return `  Hearth: ${msg}${details ? ` (${details})` : ''}${error}${where}\n`;
}
