import type { Problem } from '../problem.js';

/** Any object in a payload: a block, an element, an option, a text. */
export type Node = Readonly<Record<string, unknown>>;

/** An object and the JSON pointer to it. */
export interface Placed {
  readonly node: Node;
  readonly pointer: string;
}

/** Checks one object. It runs only if the object matches its schema. */
export type Rule = (placed: Placed) => readonly Problem[];

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** All objects in a value, in document order, each before its children. */
export function nodesIn(value: unknown, pointer: string): readonly Placed[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => nodesIn(item, `${pointer}/${index}`));
  if (!isNode(value)) return [];
  const inner = Object.entries(value).flatMap(([name, part]) => nodesIn(part, `${pointer}/${name}`));
  return [{ node: value, pointer }, ...inner];
}
