import type { KnownBlock } from '@slack/types';
import { oneLine } from '../../../core/text.js';
import { context, cut, plainSection } from '../../../slack/blocks/blocks.js';
import { link, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { linking, named } from '../../../slack/interactions/contracts.js';
import { readReply } from '../contracts.js';
import { copy } from '../copy.js';
import type { CameBack } from '../store/came-back.js';

const SHOWN = 3;
const MAX_QUOTE = 120;

/** A reply to the member. */
export interface Reply {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** The number of all replies that they have not opened. */
  readonly of: number;
  /** Its permalink. */
  readonly thread: string;
}

/** Returns the lines of Home about replies to the member, newest first. */
export function cameBackBlocks(replies: readonly Reply[]): KnownBlock[] {
  const shown = replies.map(({ id: replyId, name, text, thread }) => {
    const open = named(readReply.element(copy.openReply, { replyId }), copy.openReplyOf(name));
    return plainSection(copy.repliedToYou(name, cut(oneLine(text), MAX_QUOTE)), linking(open, thread));
  });
  const more = (replies[0]?.of ?? 0) - replies.length;
  return [...shown, ...(more > 0 ? [context(md`${copy.andMore(more)}`)] : [])];
}

/** Returns a sentence about the replies to the member's last check-in, with a link to them. */
export function cameBackWords({ names, thread }: CameBack): Mrkdwn {
  const others = names.length - SHOWN;
  const named = others > 0 ? [...names.slice(0, SHOWN), copy.others(others)] : names;
  return md`${copy.cameBack(new Intl.ListFormat('en-GB').format(named))} ${link(thread, copy.readThread)}`;
}
