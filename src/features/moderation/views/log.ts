import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { dateTime, lines, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { turningBlocks } from '../../../slack/interactions/pages.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { openCase, openLog, sendLog } from '../contracts.js';
import { copy } from '../copy.js';
import type { LogEntry } from '../store/log.js';
import { actLine, whatWords } from './card.js';

/** The most cases on a page of the log. Slack's limit for a modal is 100 blocks. */
export const CASES = 45;

/** The most acts that the log shows of a case: the latest. "Show" opens the case with all of them. */
const MOST_ACTS = 5;

/** Returns a page of the modal that lists cases, the latest first. */
export function logView(
  community: Community,
  { entries, of, page }: { readonly entries: readonly LogEntry[]; readonly of: number; readonly page: number },
): ModalView {
  const { id: communityId } = community;
  const file = sendLog.element(copy.sendLog, { communityId });
  const turn = (label: string, page: number) => openLog.element(label, { communityId, page });
  return infoModal(copy.logTitle, [
    context(copy.logIntro(community.name)),
    ...(of > 0 ? entries.flatMap(caseBlocks) : [section(md`${copy.logEmpty}`)]),
    ...turningBlocks({ from: page * CASES, shown: entries.length, of, at: page, turn }),
    ...(of > 0 ? [actions(file)] : []),
  ]);
}

function caseBlocks(it: LogEntry): KnownBlock[] {
  const show = openCase.element(copy.show, { caseId: it.caseId });
  const state = md`${copy.logStates[it.state]} · ${dateTime(it.openedAt)}`;
  const earlier = it.acts.length - MOST_ACTS;
  const acts = [...(earlier > 0 ? [md`${copy.earlierActs(earlier)}`] : []), ...it.acts.slice(-MOST_ACTS).map(actLine)];
  return [
    section(lines(whatWords(it), state), named(show, copy.showOf(copy.logStates[it.state]))),
    ...(acts.length > 0 ? [context(lines(...acts))] : []),
  ];
}

/** Returns the line for Home that says how many reports are waiting. */
export function waitingNeed({ id: communityId }: Community, count: number): SectionBlock {
  return section(md`•  ${copy.waiting(count)}`, openLog.element(copy.review, { communityId }));
}
