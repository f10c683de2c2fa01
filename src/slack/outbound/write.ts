import type { WebClient } from '@slack/web-api';
import type { Message } from '../blocks/blocks.js';
import { slackError } from '../errors.js';
import { placeOf } from './delivering.js';
import type { Posted } from './ledger.js';

/** A message or a view. */
interface Shown {
  readonly blocks: { readonly type: string }[];
}

/** The codes with which Slack refuses the blocks of a message and of a view. */
const REFUSED: readonly (string | undefined)[] = ['invalid_blocks', 'invalid_arguments'];

/**
 * Calls Slack with a message or a view. If Slack refuses its blocks and it shows pictures, calls Slack again without them:
 * Slack may still be processing a file, or somebody deleted it. The words that are left say what they show.
 */
export async function write<It extends Shown, Answer>(
  shown: It,
  call: (shown: It) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call(shown);
  } catch (error) {
    const without = withoutPictures(shown);
    if (!REFUSED.includes(slackError(error)) || without.blocks.length === shown.blocks.length) throw error;
    return call(without);
  }
}

/** Returns a message or a view without its pictures. */
export function withoutPictures<It extends Shown>(shown: It): It {
  const { blocks } = shown;
  return { ...shown, blocks: blocks.filter(({ type }) => type !== 'image') };
}

/** Changes a posted message into this one. */
export function rewrite(slack: WebClient, at: Posted, message: Message): Promise<unknown> {
  return write(message, (it) => slack.chat.update({ ...placeOf(at), ...it }));
}
