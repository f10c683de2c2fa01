import type { KnownBlock, SectionBlock } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { actions, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { linkButton } from '../../../slack/interactions/contracts.js';
import { openIntroduction } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns the invitation on Home for a newcomer who has not introduced themselves. */
export function newHereBlocks(newcomerId: string, community: Community): KnownBlock[] {
  return [
    section(md`${copy.newHere(community.name)}`),
    actions(openIntroduction.element(copy.introduce, { newcomerId }, 'primary')),
  ];
}

/** Returns the line on an organizer's Home about a first post that waits for an answer. */
export function waitingNeed(name: string, link: string): SectionBlock {
  return section(md`•  ${copy.noAnswer(name)}`, linkButton(copy.open, link));
}
