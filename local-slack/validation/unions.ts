import { type Definitions, mapParts, mapValues, resolved, type Schema } from './schema.js';

/**
 * Rewrites TypeScript unions (`anyOf`) so that a validator reports one problem instead of one per alternative. Variants
 * of one type (an image by URL or by Slack file, an option with either kind of text) become one object with all their
 * fields. Alternatives with distinct `type` values become a `discriminator`; those of any `type` (`Block`, `Record`)
 * are then dropped. Unions of non-objects are unchanged.
 */
export function withoutUnions(definitions: Definitions): Definitions {
  const things = mapValues(definitions, (schema) => withVariantsMerged(schema, definitions));
  return mapValues(things, (schema) => discriminated(schema, things));
}

const tagOf = (schema: Schema): unknown => schema.properties?.type?.const;

function withVariantsMerged(schema: Schema, definitions: Definitions): Schema {
  const variants = (schema.anyOf ?? []).map((part) => resolved(part, definitions));
  const [first] = variants;
  if (first === undefined || !variants.every((one) => one.type === 'object' && tagOf(one) === tagOf(first))) {
    return schema;
  }
  const names = new Set(variants.flatMap((variant) => Object.keys(variant.properties ?? {})));
  return {
    type: 'object',
    properties: Object.fromEntries([...names].map((name) => [name, fieldOf(variants, name)])),
    required: (first.required ?? []).filter((name) => variants.every((one) => one.required?.includes(name))),
    additionalProperties: false,
  };
}

function fieldOf(variants: readonly Schema[], name: string): Schema {
  const schemas = variants.map((variant) => variant.properties?.[name]).filter((schema) => schema !== undefined);
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only, ...others] = distinct;
  return only !== undefined && others.length === 0 ? only : { anyOf: distinct };
}

function discriminated(schema: Schema, definitions: Definitions): Schema {
  if (schema.anyOf === undefined) return mapParts(schema, (part) => discriminated(part, definitions));
  const alternatives = flattened(schema, definitions);
  if (alternatives.some((one) => resolved(one, definitions).type !== 'object')) return schema;
  const [only, ...others] = alternatives.filter((one) => tagOf(resolved(one, definitions)) !== undefined);
  if (only === undefined) throw new Error(`nothing tells these apart: ${JSON.stringify(schema)}`);
  if (others.length === 0) return only;
  return { type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf: [only, ...others] };
}

function flattened(schema: Schema, definitions: Definitions): Schema[] {
  const parts = resolved(schema, definitions).anyOf;
  return parts === undefined ? [schema] : parts.flatMap((part) => flattened(part, definitions));
}
