import { matching } from '../composer/completing.js';

export interface Choice {
  readonly id: string;
  readonly text: string;
  /** Small text beside the main text. */
  readonly detail?: string | undefined;
  /** The heading above the choice. */
  readonly group?: string | undefined;
}

/** The choices that match a query, in their original order. */
export function matchingChoices(choices: readonly Choice[], query: string): Choice[] {
  const found = new Set(matching(choices, query.trim(), (it) => `${it.text} ${it.detail ?? ''}`));
  return choices.filter((it) => found.has(it));
}

/** Consecutive choices with the same heading. */
export function grouped(
  choices: readonly Choice[],
): { readonly group: string | undefined; readonly choices: Choice[] }[] {
  const found: { group: string | undefined; choices: Choice[] }[] = [];
  for (const choice of choices) {
    const last = found.at(-1);
    if (last && last.group === choice.group) last.choices.push(choice);
    else found.push({ group: choice.group, choices: [choice] });
  }
  return found;
}
