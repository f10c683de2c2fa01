import type { ErrorObject } from 'ajv';
import type { Problem } from './problem.js';

const nouns: Readonly<Record<string, string>> = {
  object: 'must provide an object',
  array: 'must provide an array',
  string: 'must provide a string',
  number: 'must provide a number',
  integer: 'must provide an integer',
  boolean: 'must be a boolean',
};

/** The wording of Slack's own validator (github.com/slackhq/hack-json-schema) by JSON Schema keyword. */
const words: Readonly<Record<string, (params: ErrorObject['params']) => string>> = {
  type: ({ type }) => nouns[type] ?? `must provide ${type}`,
  required: ({ missingProperty }) => `missing required field: ${missingProperty}`,
  additionalProperties: ({ additionalProperty }) => `invalid additional property: ${additionalProperty}`,
  minLength: ({ limit }) => `must be more than ${limit - 1} characters`,
  maxLength: ({ limit }) => `must be less than ${limit + 1} characters`,
  minItems: ({ limit }) => `must provide at least ${limit} items`,
  maxItems: ({ limit }) => `no more than ${limit} items allowed`,
  minProperties: ({ limit }) => `must have minimum ${limit} properties`,
  minimum: ({ limit }) => `must be greater than ${limit}`,
  maximum: ({ limit }) => `must be less than ${limit}`,
  enum: () => 'must be a valid enum value',
  const: () => 'must be a valid enum value',
  format: ({ format }) => `input must be a valid: ${format}`,
  // For an unknown type, Slack reports only the type and does not check the rest of the object.
  discriminator: ({ tagValue }) =>
    typeof tagValue === 'string' ? `unsupported type: ${tagValue}` : 'must provide a string',
};

/** Converts an ajv error to Slack's wording. Returns undefined if another error describes the problem better. */
export function problemOf({ keyword, params, instancePath }: ErrorObject): Problem | undefined {
  const word = words[keyword];
  if (word === undefined) throw new Error(`no words for ${keyword}`);
  if (keyword !== 'discriminator') return { pointer: instancePath, message: word(params) };
  // A missing type is also reported as a missing required field.
  return params.tagValue === undefined ? undefined : { pointer: `${instancePath}/type`, message: word(params) };
}
