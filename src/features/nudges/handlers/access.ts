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

/** Permits members of the community to which a case belongs. The buttons of a preview do nothing for anyone. */
export const members = {
  for: 'member',
  of: async (tx: Tx, { roundId: caseId }: { roundId: string }) => (await caseById(tx, caseId))?.communityId,
  exempt: ({ roundId: caseId }: { roundId: string }): HandlerResponse =>
    caseId === PREVIEW_CASE ? say(md`${copy.previewOnly}`) : undefined,
} as const;
