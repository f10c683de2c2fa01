import type { Tx } from '../../../core/database/database.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { type HandlerResponse, say } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import { PREVIEW_CASE } from '../jobs/preview.js';
import { caseById } from '../store/cases.js';

export const organizers = {
  for: 'organizer',
  of: (_: Tx, { communityId }: { communityId: string }) => communityId,
} as const;

/** For members of the community that a case belongs to. The buttons of a preview do nothing, whoever presses them. */
export const members = {
  for: 'member',
  of: async (tx: Tx, { roundId }: { roundId: string }) => (await caseById(tx, roundId))?.communityId,
  exempt: ({ roundId }: { roundId: string }): HandlerResponse =>
    roundId === PREVIEW_CASE ? say(md`${copy.rehearsed}`) : undefined,
} as const;
