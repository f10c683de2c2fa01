import type { Tx } from '../../../core/database/database.js';
import { currentVersion, placeOf, plainRule } from '../../guidelines/index.js';
import { ruleValue } from '../domain/rules.js';
import type { RuleChoice } from '../views/report-form.js';

/** Returns the rules of the current guidelines, to choose from. */
export async function ruleChoices(tx: Tx, communityId: string): Promise<RuleChoice[]> {
  const current = await currentVersion(tx, communityId);
  if (!current) return [];
  return current.sections.flatMap((section) =>
    section.rules.map(({ text }, i) => ({
      value: ruleValue({ versionId: current.id, rule: placeOf(section, i) }),
      text: plainRule(text),
    })),
  );
}
