/** The rule that a reporter named: the version of the guidelines that they saw, and the rule's place in it. */
export interface ChosenRule {
  readonly versionId: string;
  readonly rule: string;
}

/** Stands for none of the rules in the list of a form. */
export const NO_RULE = 'none';

/** Returns the value of a rule in the list of a form. */
export function ruleValue({ versionId, rule }: ChosenRule): string {
  return `${versionId} ${rule}`;
}

/** Returns the rule with that value; undefined for none of them. */
export function ruleIn(value: string | null | undefined): ChosenRule | undefined {
  const [, versionId, rule] = /^([0-9a-f-]{36}) (\S{1,60})$/.exec(value ?? '') ?? [];
  return versionId && rule ? { versionId, rule } : undefined;
}

/** Returns what a reporter wrote as one text: their note, and then the words of the message if they send them along. */
export function noteOf({ note, words }: { note: string | null; words: string | null }): string | undefined {
  const quoted = words?.split('\n').map((line) => `> ${line}`);
  return [...(note ? [note] : []), ...(quoted || [])].join('\n') || undefined;
}
