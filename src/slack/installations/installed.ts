import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { slackId } from '../event-fields.js';
import type { Inbox } from '../inbound/inbox.js';
import { event } from '../interactions/contracts.js';

/**
 * Hearth was installed in a workspace, for the first time or again; `installerId` is the first installer's. This is our
 * own event: it goes through the inbox like Slack's events, so that its handlers run even if the process crashes.
 */
export const installed = event('hearth.installed', z.object({ installerId: slackId }));

export interface NewInstallation {
  readonly workspaceId: string;
  readonly installerId: string;
}

export async function announceInstalled(inbox: Inbox, { workspaceId, installerId }: NewInstallation): Promise<void> {
  await inbox.store({ workspaceId, eventId: randomUUID(), type: installed.type, event: { installerId } });
}

/**
 * Hearth is served in a workspace again, after it was installed or after Slack accepts its token again. Events may have
 * been missed meanwhile. Our own event, like `installed`.
 */
export const resumed = event('hearth.resumed', z.object({}));

export async function announceResumed(inbox: Inbox, workspaceId: string): Promise<void> {
  await inbox.store({ workspaceId, eventId: randomUUID(), type: resumed.type, event: {} });
}
