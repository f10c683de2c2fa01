import { readFileSync } from 'node:fs';
import { Ajv, type FuncKeywordDefinition, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import { formats } from './formats.js';
import { withLimits } from './limits/merge.js';
import { messageBlocks } from './limits/payloads.js';
import type { Problem } from './problem.js';
import { type Definitions, mapParts, refName, refTo, resolved, type Schema, schemaShape } from './schema.js';
import { onSurface, type Surface } from './surfaces.js';
import { problemOf } from './wording.js';

const generatedShape = z.object({ slackTypes: z.string(), definitions: z.record(z.string(), schemaShape) });

/** The committed schemas and their version of `@slack/types`. */
export function readGenerated(): z.infer<typeof generatedShape> {
  const file = new URL('./schemas.generated.json', import.meta.url);
  return generatedShape.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const arrayOf = (items: Schema): Schema => ({ type: 'array', items });

const payloads: Readonly<Record<Surface, Record<string, Schema>>> = {
  modal: { view: refTo('ModalView') },
  home: { view: refTo('HomeView') },
  message: {
    blocks: { ...arrayOf(refTo('KnownBlock')), ...messageBlocks },
    attachments: arrayOf(refTo('MessageAttachment')),
  },
};

const compiled = new Map<Surface, ValidateFunction>();

/** All schema violations of `{ view }` or `{ blocks, attachments }` on a surface. */
export function shapeProblems(surface: Surface, payload: Readonly<Record<string, unknown>>): readonly Problem[] {
  const validate = compiled.get(surface) ?? compile(surface);
  compiled.set(surface, validate);
  if (validate(payload)) return [];
  return (validate.errors ?? []).map(problemOf).filter((problem) => problem !== undefined);
}

/** Fast compilation matters more than fast code, as a payload waits for it. The schemas are trusted. */
const quickToBuild = { code: { optimize: false }, inlineRefs: false, validateSchema: false };

function compile(surface: Surface): ValidateFunction {
  const properties = payloads[surface];
  const definitions = onSurface(surface, withLimits(readGenerated().definitions));
  const ajv = new Ajv({ allErrors: true, formats: { ...formats }, ...quickToBuild });
  ajv.addKeyword(byType(ajv));
  for (const [name, schema] of Object.entries(definitions)) ajv.addSchema(forAjv(schema, definitions), name);
  return ajv.compile(forAjv({ type: 'object', required: Object.keys(properties), properties }, definitions));
}

/** Names references for ajv, and sorts the alternatives of a `discriminator` by type for the keyword below. */
function forAjv(schema: Schema, definitions: Definitions): Schema {
  const name = refName(schema);
  if (name !== undefined) return { $ref: name };
  const { oneOf: alternatives, discriminator: _, ...rest } = schema;
  const parts = mapParts(rest, (part) => forAjv(part, definitions));
  if (alternatives === undefined) return parts;
  const types = alternatives.map((one) => String(resolved(one, definitions).properties?.type?.const));
  return { ...parts, byType: Object.fromEntries(alternatives.map((one, i) => [types[i], forAjv(one, definitions)])) };
}

/**
 * An ajv keyword that validates an object by the schema for its `type`. Each schema is compiled on first use, because
 * few types are used, and compiling them all takes half a second. Reports the same errors as ajv's own `discriminator`.
 */
function byType(ajv: Ajv): FuncKeywordDefinition {
  return {
    keyword: 'byType',
    type: 'object',
    errors: 'full',
    compile: (schemas: Readonly<Record<string, Schema>>) => {
      const compiled = new Map<unknown, ValidateFunction>();
      const validatorFor = (type: unknown): ValidateFunction | undefined => {
        const schema = typeof type === 'string' && Object.hasOwn(schemas, type) ? schemas[type] : undefined;
        if (schema && !compiled.has(type)) compiled.set(type, ajv.compile(schema));
        return compiled.get(type);
      };
      const validate: ReturnType<NonNullable<FuncKeywordDefinition['compile']>> = (data, context) => {
        const validator = validatorFor(data.type);
        if (validator?.(data, context)) return true;
        const { instancePath = '' } = context ?? {};
        const unknown = { keyword: 'discriminator', instancePath, params: { tagValue: data.type } };
        validate.errors = validator ? (validator.errors ?? []) : [unknown];
        return false;
      };
      return validate;
    },
  };
}
