import type { Tx } from '../../../core/database/database.js';
import { here } from '../../../slack/interactions/permissions.js';
import { challengeById } from '../store/challenges.js';
import { templateById } from '../store/templates.js';

const ofChallenge = async (tx: Tx, { challengeId }: { challengeId: string }) =>
  (await challengeById(tx, challengeId))?.communityId;

const ofTemplate = async (tx: Tx, { templateId }: { templateId: string }) =>
  (await templateById(tx, templateId))?.communityId;

export const toPropose = here('challenges.propose');
export const toStart = here('challenges.start');
export const toProposeIt = { act: 'challenges.propose', of: ofChallenge } as const;
export const toChangeOwn = { act: 'challenges.change-own', of: ofChallenge } as const;
export const toStartIt = { act: 'challenges.start', of: ofChallenge } as const;
export const toDropTemplate = { act: 'challenges.start', of: ofTemplate } as const;
