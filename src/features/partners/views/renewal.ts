import type { KnownBlock } from '@slack/types';
import { dayIn, dayInWords } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import { actions, section } from '../../../slack/blocks/blocks.js';
import { letEnd, renew } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns the question whether to go on, for Home and beside a check-in. */
export function renewalBlocks(
  it: { readonly id: string; readonly endsAt: Date; readonly names: readonly string[] },
  { zone, locale }: Person,
): KnownBlock[] {
  const carry = { partnershipId: it.id };
  return [
    section(copy.renewal.question(it.names, dayInWords(dayIn(zone, it.endsAt), locale))),
    actions(renew.element(copy.renewal.renew, carry), letEnd.element(copy.renewal.letEnd, carry)),
  ];
}
