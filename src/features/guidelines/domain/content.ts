import { linesOf } from '../../../core/text.js';

/** One rule of a section: a sentence or a few. */
export interface Rule {
  readonly text: string;
  /** True for the two or three rules that newcomers see first. */
  readonly isFirst: boolean;
}

export interface Section {
  /** Stays the same while the title and the rules change. */
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** The guidelines of a community, without their end, which says who looks after them. */
export type Guidelines = readonly Section[];

/** The sections that everyone expects. They can be changed, but not removed. */
export const EXPECTED = ['welcome', 'often', 'promotion'] as const;

/** A modal has room for this many sections of the longest text. */
export const MAX_SECTIONS = 8;

/** Slack's limit for an input. */
export const MAX_SECTION = 3_000;

export const MAX_RULE = 500;

export const MAX_TITLE = 80;

/** Stands for a link to the home channel in the text of a rule. */
export const CHANNEL = '{channel}';

export function isExpected(sectionId: string): boolean {
  return EXPECTED.some((it) => it === sectionId);
}

/** Returns the rules in a typed text, one a line, without the bullets that people type or paste. */
export function rulesIn(typed: string): string[] {
  return linesOf(typed)
    .map((line) => line.replace(/^\s*(?:[•*–-](?:\s+|$))?/u, '').trim())
    .filter((line) => line !== '');
}

/** Returns the rules as a text to edit, one a line. */
export function textOf({ rules }: Pick<Section, 'rules'>): string {
  return rules.map(({ text }) => text).join('\n');
}

/** Returns the rules that newcomers see first, in the order of the guidelines. */
export function firstRules(guidelines: Guidelines): string[] {
  return guidelines.flatMap(({ rules }) => rules.filter((it) => it.isFirst).map(({ text }) => text));
}

/** Returns true if both have the same sections with the same rules and marks, in the same order. */
export function isSame(a: Guidelines, b: Guidelines): boolean {
  const plain = (all: Guidelines) =>
    JSON.stringify(all.map(({ id, title, rules }) => [id, title, rules.map(({ text, isFirst }) => [text, isFirst])]));
  return plain(a) === plain(b);
}

/** Returns the guidelines with this section in its place, or at the end if it is new. */
export function withSection(guidelines: Guidelines, section: Section): Guidelines {
  const isKnown = guidelines.some(({ id }) => id === section.id);
  return isKnown ? guidelines.map((it) => (it.id === section.id ? section : it)) : [...guidelines, section];
}

export function withoutSection(guidelines: Guidelines, sectionId: string): Guidelines {
  return guidelines.filter(({ id }) => id !== sectionId);
}

/** Names a rule by its place, for a list to choose from. */
export function placeOf(section: Section, index: number): string {
  return `${section.id}:${index}`;
}

/** Returns the guidelines with exactly the rules in these places marked as first. */
export function withFirst(guidelines: Guidelines, places: readonly string[]): Guidelines {
  return guidelines.map((section) => ({
    ...section,
    rules: section.rules.map(({ text }, i) => ({ text, isFirst: places.includes(placeOf(section, i)) })),
  }));
}

/** Returns the text of the rule in that place; undefined if there is none. */
export function ruleIn(guidelines: Guidelines, place: string): string | undefined {
  return guidelines.flatMap((section) => section.rules.filter((_, i) => placeOf(section, i) === place))[0]?.text;
}
