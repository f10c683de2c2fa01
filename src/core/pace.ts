import { domainEvent } from './domain-events.js';

/** How often a member wants to be asked: as before, once a week, or not until they start again. */
export type ChosenPace = 'usual' | 'weekly' | 'paused';

/** Published when a member chooses how often they are asked, in all their communities. */
export const paceChosen = domainEvent<{
  workspaceId: string;
  userId: string;
  pace: ChosenPace;
  now: Date;
}>('pace chosen');

/** Published when a member does not want to be asked to take part in a community for a while. */
export const leftInPeace = domainEvent<{
  workspaceId: string;
  communityId: string;
  userId: string;
  now: Date;
}>('left in peace');
