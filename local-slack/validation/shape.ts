import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import { formats } from './formats.js';
import { withLimits } from './limits/merge.js';
import { messageBlocks } from './limits/payloads.js';
import type { Problem } from './problem.js';
import { reachable, refTo, type Schema, schemaShape } from './schema.js';
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

/** Fast compilation matters more than fast code, as every start waits for it. The schemas are trusted. */
const quickToBuild = { code: { optimize: false }, inlineRefs: false, validateSchema: false };

function compile(surface: Surface): ValidateFunction {
  const properties = payloads[surface];
  const definitions = onSurface(surface, withLimits(readGenerated().definitions));
  const ajv = new Ajv({ allErrors: true, discriminator: true, formats: { ...formats }, ...quickToBuild });
  return ajv.compile({
    type: 'object',
    required: Object.keys(properties),
    properties,
    definitions: reachable(Object.values(properties), definitions),
  });
}
