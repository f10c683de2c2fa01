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
