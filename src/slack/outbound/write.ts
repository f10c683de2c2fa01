import type { WebClient } from '@slack/web-api';
import type { Message } from '../blocks/blocks.js';
import { slackError } from '../errors.js';
import { placeOf } from './delivering.js';
import type { Posted } from './ledger.js';

/**
 * Calls Slack with a message. If Slack refuses its blocks and it shows pictures, calls Slack again without them: Slack may
 * still be processing a file, or somebody deleted it. The `text` says in words what they show.
 */
export async function write<Answer>(message: Message, call: (message: Message) => Promise<Answer>): Promise<Answer> {
  const { blocks: all } = message;
  const blocks = all.filter(({ type }) => type !== 'image');
  try {
    return await call(message);
  } catch (error) {
    if (slackError(error) !== 'invalid_blocks' || blocks.length === all.length) throw error;
    return call({ ...message, blocks });
  }
}

/** Changes a posted message into this one. */
export function rewrite(slack: WebClient, at: Posted, message: Message): Promise<unknown> {
  return write(message, (it) => slack.chat.update({ ...placeOf(at), ...it }));
}
