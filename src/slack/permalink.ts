import type { Posted } from './outbound/ledger.js';

/**
 * Returns the permalink of a message. Builds it in Slack's format, because `chat.getPermalink` costs a call for each
 * message. `workspaceUrl` ends in a slash.
 */
export function permalink(workspaceUrl: string, { channelId, ts, threadTs }: Omit<Posted, 'signed'>): string {
  const link = new URL(`archives/${channelId}/p${ts.replace('.', '')}`, workspaceUrl);
  if (threadTs) link.search = new URLSearchParams({ thread_ts: threadTs, cid: channelId }).toString();
  return link.href;
}

/** Returns the URL of a channel. */
export function channelAddress(workspaceUrl: string, channelId: string): string {
  return new URL(`archives/${channelId}`, workspaceUrl).href;
}

/** Returns the URL of a user's profile in Slack, which has a button to message them. */
export function profileAddress(workspaceUrl: string, userId: string): string {
  return new URL(`team/${userId}`, workspaceUrl).href;
}
