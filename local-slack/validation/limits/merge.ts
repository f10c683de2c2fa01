import { type Definitions, mapValues, resolved, type Schema } from '../schema.js';
import { blockLimits } from './blocks.js';
import { elementLimits } from './elements.js';
import { chars, type Limit, type Limits } from './limit.js';
import { objectLimits } from './objects.js';
import { payloadLimits } from './payloads.js';

/** Limits for fields that are the same in every type. */
const everywhere: Limits = {
  source: 'reference/block-kit',
  at: {
    block_id: chars(255),
    action_id: chars(255),
    accessibility_label: chars(75),
    'placeholder.text': chars(150),
    max_selected_items: { type: 'integer', minimum: 1 },
    min_query_length: { type: 'integer', minimum: 0 },
  },
};

/**
 * Returns the generated definitions with Slack's limits. A limit inside another type (75 characters for a button's
 * text) applies to a copy of that type. Throws if a path does not exist, for example after an update of `@slack/types`.
 */
export function withLimits(generated: Definitions): Definitions {
  // Objects come before the types that contain them, so that the copies include the objects' limits.
  const named = Object.entries({ ...objectLimits, ...elementLimits, ...blockLimits, ...payloadLimits });
  const definitions = { ...generated };
  for (const [name, limits] of named) {
    for (const [path, limit] of Object.entries(limits.at)) {
      definitions[name] = narrowed(resolved(definitions[name] ?? {}, definitions), stepsOf(path), limit, definitions);
    }
  }
  return mapValues(definitions, (schema) => withShared(schema, definitions));
}

function withShared(schema: Schema, definitions: Definitions): Schema {
  return Object.entries(everywhere.at).reduce((current, [path, limit]) => {
    const steps = stepsOf(path);
    return current.properties?.[steps[0] ?? ''] ? narrowed(current, steps, limit, definitions) : current;
  }, schema);
}

const stepsOf = (path: string): string[] => (path === '.' ? [] : path.replaceAll('[]', '.[]').split('.'));

function narrowed(schema: Schema, steps: readonly string[], limit: Limit, definitions: Definitions): Schema {
  const [step, ...rest] = steps;
  if (step === undefined) return limitedBy(schema, limit, definitions);
  const own = resolved(schema, definitions);
  if (own.oneOf) return { ...own, oneOf: own.oneOf.map((part) => narrowed(part, steps, limit, definitions)) };
  if (step === '[]' && own.items) return { ...own, items: narrowed(own.items, rest, limit, definitions) };
  const property = own.properties?.[step];
  if (property === undefined) throw new Error(`no ${step} in ${JSON.stringify(own)}`);
  return { ...own, properties: { ...own.properties, [step]: narrowed(property, rest, limit, definitions) } };
}

function limitedBy(schema: Schema, { forbidden, required, ...keywords }: Limit, definitions: Definitions): Schema {
  if (keywords.$ref !== undefined) return keywords;
  const { properties, ...own } = resolved(schema, definitions);
  const kept = Object.entries(properties ?? {}).filter(([name]) => !forbidden?.includes(name));
  return {
    ...own,
    ...(properties && { properties: Object.fromEntries(kept) }),
    ...((own.required ?? required) && { required: [...(own.required ?? []), ...(required ?? [])] }),
    ...keywords,
  };
}
