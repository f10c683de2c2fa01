import { z } from 'zod';
import { metadataBytes } from './limits/payloads.js';
import { type Refusal, refusal } from './problem.js';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const flat = z.record(z.string(), scalar);
const valueError = 'must provide a string, a number, a boolean, an object of these, or an array of such objects';

/** `{ event_type, event_payload }`, with values nested as deeply as `@slack/types` allows. */
const shape = z.strictObject(
  {
    event_type: z.string({ error: 'must provide a string' }).min(1, { error: 'must be more than 0 characters' }),
    event_payload: z.record(z.string(), z.union([scalar, flat, z.array(flat)], { error: valueError }), {
      error: 'must provide an object',
    }),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `invalid additional property: ${issue.keys.join(', ')}` : undefined,
  },
);

/** Returns Slack's error for a message's metadata, or undefined if the metadata is valid. */
export function metadataProblems(metadata: unknown): Refusal | undefined {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) {
    return refusal('invalid_metadata_format', { pointer: '/metadata', message: 'must provide an object' });
  }
  if (Buffer.byteLength(JSON.stringify(metadata)) > metadataBytes) return refusal('metadata_too_large');
  const { error } = shape.safeParse(metadata);
  return error && refusal('invalid_metadata_schema', ...error.issues.map(problemOf));
}

const problemOf = ({ path, message }: z.core.$ZodIssue) => ({ pointer: ['/metadata', ...path].join('/'), message });
