import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { dateTime, lines, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { openCase, openLog, sendLog } from '../contracts.js';
import { copy } from '../copy.js';
import type { Shown } from '../domain/shown.js';
import { actLine, whatWords } from './card.js';

/** The most cases that the log shows. Slack's limit for a modal is 100 blocks. */
export const MOST_CASES = 45;

/** The most acts that the log shows of a case: the latest. A modal shows them all. */
const MOST_ACTS = 5;

/** Returns the modal that lists cases, the latest first. */
export function logView(community: Community, log: readonly (Shown & { readonly openedAt: Date })[]): ModalView {
  const file = sendLog.element(copy.sendLog, { communityId: community.id });
  return infoModal(copy.logTitle, [
    context(copy.logIntro(community.name)),
    ...(log.length > 0 ? log.slice(0, MOST_CASES).flatMap(caseBlocks) : [section(md`${copy.logEmpty}`)]),
    ...(log.length > 0 ? [actions(file)] : []),
  ]);
}

function caseBlocks(it: Shown & { readonly openedAt: Date }): KnownBlock[] {
  const show = openCase.element(copy.show, { caseId: it.caseId });
  const state = md`${copy.logStates[it.state]} · ${dateTime(it.openedAt)}`;
  const acts = it.acts.slice(-MOST_ACTS).map(actLine);
  return [
    section(lines(whatWords(it), state), named(show, copy.showOf(copy.logStates[it.state]))),
    ...(acts.length > 0 ? [context(lines(...acts))] : []),
  ];
}

/** Returns the line for Home that says how many reports are waiting. */
export function waitingNeed({ id: communityId }: Community, count: number): SectionBlock {
  return section(md`•  ${copy.waiting(count)}`, openLog.element(copy.review, { communityId }));
}
