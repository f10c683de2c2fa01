import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

type Place = readonly (string | number)[];

/** Oversized values, by name, so that the report of a failure stays short. */
const OVERSIZED = {
  deep: () => JSON.parse('['.repeat(300) + ']'.repeat(300)) as Json,
  long: () => 'x'.repeat(300_000),
  many: () => Array.from({ length: 2_000 }, () => 'y'),
};

/** A change of one place in a body. `at` is the index of the place, modulo their number. */
export interface Mutation {
  readonly at: number;
  /** `nothing` removes the value; `another` replaces it with the value of another place. */
  readonly put: 'nothing' | 'another' | OddValue | (OddValue & { readonly key: string });
}

type OddValue = { readonly value: Json } | { readonly oversized: keyof typeof OVERSIZED };

const oddValue: fc.Arbitrary<OddValue> = fc.oneof(
  fc.record({
    value: fc.constantFrom<Json>(
      null,
      true,
      -1,
      1e308,
      '',
      [],
      {},
      [[]],
      'a\0b',
      '\ud800',
      '\udfff😀',
      '../../x',
      '<!channel>',
      "'; drop table people; --",
    ),
  }),
  fc.record({ oversized: fc.constantFrom('deep', 'long', 'many') }),
  fc.record({ value: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> }),
);

const oddKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'event',
  'command',
  'name',
  'actions',
  'function_data',
  'response_urls',
  'went.x',
  '__proto__.x',
);

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  put: fc.oneof(
    fc.constantFrom('nothing', 'another'),
    oddValue,
    fc.tuple(oddValue, oddKey).map(([it, key]) => ({ ...it, key })),
  ),
});

/** Returns a mutated copy of the body. */
export function applyMutation(body: Json, { at, put }: Mutation): Json {
  const copy = structuredClone(body);
  const places = placesIn(copy);
  const place = places[at % Math.max(places.length, 1)] ?? [];
  const parent = valueAt(copy, place.slice(0, -1));
  const last = place.at(-1);
  if (last === undefined || typeof parent !== 'object' || parent === null) return copy;
  if (put === 'another') set(parent, last, valueAt(copy, places[(at * 7 + 1) % places.length] ?? []));
  else if (put !== 'nothing')
    set(parent, 'key' in put ? put.key : last, 'value' in put ? put.value : OVERSIZED[put.oversized]());
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

function set(parent: Json[] | { [key: string]: Json }, key: string | number, value: Json): void {
  // As in JSON.parse, `__proto__` is an ordinary key here.
  Object.defineProperty(parent, key, {
    value: structuredClone(value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function placesIn(value: Json, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const place = [...here, key];
    return [place, ...placesIn((value as { [key: string]: Json })[key] ?? null, place)];
  });
}

function valueAt(value: Json, place: Place): Json {
  return place.reduce<Json>((at, key) => (at as { [key: string]: Json })[key] ?? null, value);
}
