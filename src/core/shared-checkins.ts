import type { Day } from './calendar.js';
import { domainEvent } from './domain-events.js';

/** Published when Slack shows a member's check-in in the thread of its day. May come again for the same check-in. */
export const checkinShown = domainEvent<ShownCheckin>('check-in shown');

export interface ShownCheckin {
  readonly workspaceId: string;
  readonly id: string;
  readonly communityId: string;
  readonly programmeId: string;
  readonly userId: string;
  readonly day: Day;
  readonly answeredAt: Date;
  /** True if it says what is in the member's way. */
  readonly isStuck: boolean;
  /** True if it is their first in the community. */
  readonly isFirst: boolean;
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs: string;
  readonly now: Date;
}

/** Published when a check-in is not, or no longer, in the thread of its day. */
export const checkinHidden = domainEvent<{ workspaceId: string; id: string; now: Date }>('check-in hidden');

/** Published when a member replies to a check-in with its button. */
export const checkinReplied = domainEvent<{ workspaceId: string; id: string; userId: string; now: Date }>(
  'check-in replied to',
);
