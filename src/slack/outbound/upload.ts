import type { WebClient } from '@slack/web-api';
import { verdictOf } from '../errors.js';

/**
 * Uploads a file to a person's DM with Hearth. Returns false if `scopes` lacks `files:write`, because an admin declined
 * it, or if Slack refuses the file permanently. A retry after a call without an answer may post the file twice. Throws
 * Slack's temporary errors.
 */
export async function sendFile(
  client: () => Promise<WebClient>,
  scopes: readonly string[],
  it: { to: string; filename: string; content: string; comment: string },
): Promise<boolean> {
  if (!scopes.includes('files:write')) return false;
  const slack = await client();
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
