import type { Tx } from '../../../core/database/database.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { type HandlerResponse, infoModal, open } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import { requestById } from '../store/requests.js';

const of = async (tx: Tx, { requestId }: { requestId: string }) => (await requestById(tx, requestId))?.communityId;

/** Access in the community to which a request belongs. */
export const toAsk = { act: 'help.ask', of } as const;
export const toOffer = { act: 'help.offer', of } as const;

/** Says something in a modal, because what Slack shows to one person only is outside the thread. */
export function tell(words: string): HandlerResponse {
  return open(infoModal(copy.onHome, [section(md`${words}`)]));
}
