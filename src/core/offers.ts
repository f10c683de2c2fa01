import { domainEvent } from './domain-events.js';

/** Published when a member takes what a message about something else offered them. */
export const offerTaken = domainEvent<{ workspaceId: string; communityId: string; userId: string }>('offer taken');
