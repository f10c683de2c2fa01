import { z } from 'zod';

/** The part of JSON Schema that the generated schemas use; other keywords are carried along untouched. */
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

/** Schemas by the name of their type in `@slack/types`, as in `SectionBlock` or `PlainTextElement`. */
export type Definitions = Readonly<Record<string, Schema>>;

const prefix = '#/definitions/';

export const refTo = (name: string): Schema => ({ $ref: `${prefix}${name}` });

/** The name a `$ref` points at; undefined for a schema that is written out in place. */
export const refName = (schema: Schema): string | undefined => schema.$ref?.slice(prefix.length);

/** The schema itself, or the one its `$ref` points at. Throws if there is none of that name. */
export function resolved(schema: Schema, definitions: Definitions): Schema {
  const name = refName(schema);
  if (name === undefined) return schema;
  const definition = definitions[name];
  if (definition === undefined) throw new Error(`@slack/types has no ${name}`);
  return resolved(definition, definitions);
}

/** A copy in which every direct part (property, item, alternative) went through `change`. */
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

/** Only what `roots` need, directly or through others. */
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
