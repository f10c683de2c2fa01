import type { WebClient } from '@slack/web-api';
import { verdictOf } from '../errors.js';

/**
 * Uploads a file to a person's DM with Hearth. Returns false if Slack refuses it permanently, for instance because an
 * admin declined `files:write`. A retry after a call without an answer may post the file twice. Throws Slack's
 * temporary errors.
 */
export async function sendFile(
  slack: WebClient,
  it: { to: string; filename: string; content: string; comment: string },
): Promise<boolean> {
  try {
    const { channel } = await slack.conversations.open({ users: it.to });
    if (!channel?.id) return false;
    const { filename, comment } = it;
    const file = Buffer.from(it.content);
    await slack.filesUploadV2({ channel_id: channel.id, filename, file, initial_comment: comment });
    return true;
  } catch (error) {
    if (['recipient', 'message', 'badRequest'].includes(verdictOf(error))) return false;
    throw error;
  }
}
