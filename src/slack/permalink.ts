import type { Posted } from './outbound/ledger.js';

/**
 * The address at which Slack shows a message, made as Slack makes it rather than asked for, which would cost a call each.
 * `workspaceUrl` ends in a slash.
 */
export function permalink(workspaceUrl: string, { channelId, ts, threadTs }: Posted): string {
  const link = new URL(`archives/${channelId}/p${ts.replace('.', '')}`, workspaceUrl);
  if (threadTs) link.search = new URLSearchParams({ thread_ts: threadTs, cid: channelId }).toString();
  return link.href;
}

/** The address at which Slack shows a channel. */
export function channelAddress(workspaceUrl: string, channelId: string): string {
  return new URL(`archives/${channelId}`, workspaceUrl).href;
}

/** The address at which Slack shows who somebody is, with a button to write to them. */
export function profileAddress(workspaceUrl: string, userId: string): string {
  return new URL(`team/${userId}`, workspaceUrl).href;
}
