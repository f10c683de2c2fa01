import type { KnownBlock } from '@slack/types';
import { actions, section } from '../../slack/blocks/blocks.js';
import { link, md } from '../../slack/blocks/mrkdwn.js';
import { named } from '../../slack/interactions/contracts.js';
import { permalink } from '../../slack/permalink.js';
import { openReply } from '../checkins/index.js';
import { declineTurn } from './contracts.js';
import { copy } from './copy.js';
import type { Held } from './store/turns.js';

/** Returns what asks a member to answer a check-in. */
export function turnBlocks(held: Held | undefined, workspaceUrl: string): KnownBlock[] {
  if (!held) return [];
  const { turnId, checkinId: occurrenceId, name } = held;
  return [
    section(md`${copy.ask(name)} ${link(permalink(workspaceUrl, held), copy.read)}`),
    actions(
      named(openReply.element(copy.reply, { occurrenceId }), copy.replyTo(name)),
      declineTurn.element(copy.notMe, { turnId }),
    ),
  ];
}
