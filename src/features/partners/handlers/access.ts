import type { Tx } from '../../../core/database/database.js';
import { partnershipById } from '../store/partnerships.js';

/** Access in the community of a partnership. The handler finds out whether it is the person's. */
export const toTakePart = {
  act: 'partners.take-part',
  of: async (tx: Tx, { partnershipId }: { partnershipId: string }) =>
    (await partnershipById(tx, partnershipId))?.communityId,
} as const;
