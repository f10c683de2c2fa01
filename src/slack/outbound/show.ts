import type { WebClient } from '@slack/web-api';
import { PermanentError } from '../../core/retry.js';
import type { Message } from '../blocks/blocks.js';
import { slackError, verdictOf } from '../errors.js';
import { count, type Delivering } from './delivering.js';
import { write } from './write.js';

/** A message in a channel that only one person sees. */
export interface Ephemeral {
  /** Its kind and an id, such as `limits.note:<id>`, for metrics and the log. */
  readonly key: string;
  readonly channel: string;
  readonly to: string;
  readonly message: Message;
}

/**
 * Shows a message to one person in a channel. Slack has no way to look for it later, so there is no second attempt unless
 * Slack certainly didn't show it; only then this throws.
 */
export async function show(it: Delivering, workspaceId: string, slack: WebClient, ephemeral: Ephemeral): Promise<void> {
  const { key, channel, to, message } = ephemeral;
  try {
    await write(message, (it) => slack.chat.postEphemeral({ channel, user: to, ...it }));
    count(it, key, 'sent');
  } catch (error) {
    const verdict = verdictOf(error);
    const code = slackError(error) ?? 'no answer';
    count(it, key, verdict === 'retry' ? 'later' : 'refused');
    if (verdict === 'retry') throw error;
    it.log[verdict === 'badRequest' ? 'error' : 'warn']({ workspaceId, key, slack: code }, 'Slack refused a message');
    if (verdict === 'workspace') throw new PermanentError('Slack does not accept our token there');
  }
}
