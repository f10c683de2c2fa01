import type { Tx } from '../../../core/database/database.js';
import { here, WORKSPACE } from '../../../slack/interactions/permissions.js';
import { caseById } from '../store/cases.js';
import { warningById } from '../store/warnings.js';

/** Returns where a case is handled: in its community, or in the workspace if an admin has it. */
const ofCase = async (tx: Tx, { caseId }: { caseId: string }) => {
  const row = await caseById(tx, caseId);
  return row && (row.adminUserId === null ? row.communityId : WORKSPACE);
};

/** Returns where an appeal is decided: in the community, or in the workspace if an admin decides. */
const ofAppeal = async (tx: Tx, { warningId }: { warningId: string }) => {
  const row = await warningById(tx, warningId);
  return row && (row.adminUserId === null ? row.communityId : WORKSPACE);
};

const ofWarning = async (tx: Tx, { warningId }: { warningId: string }) =>
  (await warningById(tx, warningId))?.communityId;

export const toReport = here('moderation.report');
export const toHandle = { act: 'moderation.handle', of: ofCase, inWorkspace: 'moderation.judge' } as const;
export const toAppeal = { act: 'moderation.appeal', of: ofWarning } as const;
export const toDecide = { act: 'moderation.decide', of: ofAppeal, inWorkspace: 'moderation.judge' } as const;
export const toSeeLog = here('moderation.see-log');
export const toSetUp = here('moderation.set-up');
