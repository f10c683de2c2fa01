import type { Tx } from '../../../core/database/database.js';
import { WORKSPACE } from '../../../slack/interactions/permissions.js';

export const toSetUp = { act: 'community.set-up' } as const;

/** Access to the form for a community: a new one is set up, and an existing one is changed. */
export const toSetUpOrChange = {
  act: 'community.change',
  of: (_: Tx, { communityId }: { communityId: string | null }) => communityId ?? WORKSPACE,
  inWorkspace: 'community.set-up',
} as const;

/** Access to the preview, which announces a community that exists. */
export const toSetUpOrAnnounce = { ...toSetUpOrChange, act: 'community.announce' } as const;
