import { z } from 'zod';

/** The JSON Schema keywords that the code reads. Other keywords are kept unchanged. */
export const schemaShape = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  const: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), schemaShape).optional();
  },
  get items() {
    return schemaShape.optional();
  },
  get anyOf() {
    return z.array(schemaShape).optional();
  },
  get oneOf() {
    return z.array(schemaShape).optional();
  },
});

export type Schema = z.infer<typeof schemaShape>;

/** Schemas by their type name in `@slack/types`, such as `SectionBlock` or `PlainTextElement`. */
export type Definitions = Readonly<Record<string, Schema>>;

const prefix = '#/definitions/';

export const refTo = (name: string): Schema => ({ $ref: `${prefix}${name}` });

/** The name that a `$ref` points to; undefined for an inline schema. */
export const refName = (schema: Schema): string | undefined => schema.$ref?.slice(prefix.length);

/** The schema, or the one its `$ref` points to. Throws if that does not exist. */
export function resolved(schema: Schema, definitions: Definitions): Schema {
  const name = refName(schema);
  if (name === undefined) return schema;
  const definition = definitions[name];
  if (definition === undefined) throw new Error(`@slack/types has no ${name}`);
  return resolved(definition, definitions);
}

/** A copy with `change` applied to every direct part: properties, items, alternatives. */
export function mapParts(schema: Schema, change: (part: Schema) => Schema): Schema {
  const { properties, items, anyOf, oneOf } = schema;
  return {
    ...schema,
    ...(properties && { properties: mapValues(properties, change) }),
    ...(items && { items: change(items) }),
    ...(anyOf && { anyOf: anyOf.map(change) }),
    ...(oneOf && { oneOf: oneOf.map(change) }),
  };
}

export function mapValues(schemas: Definitions, change: (schema: Schema) => Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema)]));
}

/** The definitions that `roots` use, directly or indirectly. */
export function reachable(roots: readonly Schema[], definitions: Definitions): Definitions {
  const found = new Map<string, Schema>();
  const visit = (schema: Schema): Schema => {
    const name = refName(schema);
    if (name === undefined) return mapParts(schema, visit);
    if (!found.has(name)) {
      const definition = resolved(schema, definitions);
      found.set(name, definition);
      visit(definition);
    }
    return schema;
  };
  roots.forEach(visit);
  return Object.fromEntries(found);
}
