import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

type Place = readonly (string | number)[];

/** Values that are too much of something, by name, so that a report of them stays short. */
const OVERDONE = {
  deep: () => JSON.parse('['.repeat(300) + ']'.repeat(300)) as Json,
  long: () => 'x'.repeat(300_000),
  many: () => Array.from({ length: 2_000 }, () => 'y'),
};

/** One thing done to one place of a body; `at` counts its places round and round. */
export interface Mutation {
  readonly at: number;
  /** Takes it away, or puts there what stands elsewhere in the body. */
  readonly put: 'nothing' | 'another' | Odd | (Odd & { readonly key: string });
}

type Odd = { readonly value: Json } | { readonly overdone: keyof typeof OVERDONE };

const odd: fc.Arbitrary<Odd> = fc.oneof(
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
  fc.record({ overdone: fc.constantFrom('deep', 'long', 'many') }),
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
    odd,
    fc.tuple(odd, oddKey).map(([it, key]) => ({ ...it, key })),
  ),
});

/** The body with that done to it; the body itself stays as it is. */
export function mutated(body: Json, { at, put }: Mutation): Json {
  const copy = structuredClone(body);
  const places = placesIn(copy);
  const place = places[at % Math.max(places.length, 1)] ?? [];
  const parent = valueAt(copy, place.slice(0, -1));
  const last = place.at(-1);
  if (last === undefined || typeof parent !== 'object' || parent === null) return copy;
  if (put === 'another') set(parent, last, valueAt(copy, places[(at * 7 + 1) % places.length] ?? []));
  else if (put !== 'nothing')
    set(parent, 'key' in put ? put.key : last, 'value' in put ? put.value : OVERDONE[put.overdone]());
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

function set(parent: Json[] | { [key: string]: Json }, key: string | number, value: Json): void {
  // As JSON.parse does it: also `__proto__` is a key like any other.
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
