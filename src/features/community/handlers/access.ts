import type { Tx } from '../../../core/database/database.js';
import { WORKSPACE } from '../../../slack/interactions/permissions.js';

const ofCommunity = (_: Tx, { communityId }: { communityId: string }) => communityId;

/** Permits members of the community. */
export const members = { for: 'member', of: ofCommunity } as const;

/** Permits organizers of the community. */
export const organizers = { for: 'organizer', of: ofCommunity } as const;

/** Permits people who may set up communities. */
export const administrators = { for: 'organizer', of: WORKSPACE } as const;

/** A new community requires the role in the workspace; an existing one requires it in that community. */
export const setUpOrChange = {
  for: 'organizer',
  of: (_: Tx, { communityId }: { communityId: string | null }) => communityId ?? WORKSPACE,
} as const;
