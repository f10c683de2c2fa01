import type { Tx } from '../../../core/database/database.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { type HandlerResponse, say } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import { PREVIEW_CASE } from '../jobs/preview.js';
import { caseById } from '../store/cases.js';

/** Access in the community to which a case belongs. The buttons of a preview do nothing for anyone. */
const ofCase = {
  of: async (tx: Tx, { roundId: caseId }: { roundId: string }) => (await caseById(tx, caseId))?.communityId,
  exempt: ({ roundId: caseId }: { roundId: string }): HandlerResponse =>
    caseId === PREVIEW_CASE ? say(md`${copy.previewOnly}`) : undefined,
} as const;

export const toSayHello = { act: 'nudges.say-hello', ...ofCase } as const;
export const toAnswer = { act: 'nudges.answer', ...ofCase } as const;
