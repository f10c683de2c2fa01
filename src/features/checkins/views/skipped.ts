import type { StaticSelect } from '@slack/types';
import { saySkipReason } from '../contracts.js';
import { copy } from '../copy.js';
import { SKIP_REASONS } from '../domain/outcome.js';
import type { Occurrence } from '../store/occurrences.js';

/** Returns the list with which a member may say why they skipped a check-in. It shows what they said. */
export function skipReasonList({ id: occurrenceId, skipReason }: Pick<Occurrence, 'id' | 'skipReason'>): StaticSelect {
  const choices = SKIP_REASONS.map((reason) => ({ text: copy.skipReasons[reason], carry: { occurrenceId, reason } }));
  return saySkipReason.element(copy.sayWhy, choices, skipReason ? { occurrenceId, reason: skipReason } : undefined);
}
