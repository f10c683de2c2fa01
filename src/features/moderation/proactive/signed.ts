import type { Proposed } from '../../../attention/proactive.js';
import { type Community, communityById } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import { type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { moderationSwitch, showCase } from '../contracts.js';
import { copy } from '../copy.js';
import { mayHandle } from '../handlers/handling.js';
import { actById, addAct } from '../store/acts.js';
import { type CaseRow, caseById, changeCase } from '../store/cases.js';

/** A message of a moderator to the member whom a case is about. */
export interface SignedNote {
  readonly row: CaseRow;
  readonly community: Community;
  readonly text: string;
  /** The name of the moderator. */
  readonly name: string;
  /** True if it is for this person, and they are still a member of a community that takes reports. */
  readonly isForMember: boolean;
  /** True if the moderator could still send it. A case that was resolved meanwhile changes nothing. */
  readonly isAllowed: boolean;
}

/** Returns what a moderator wrote; undefined if it is gone. The proposal's id is that of the act. */
export async function signedNote(
  tx: Tx,
  { id, person, now }: Proposed,
  { secrets }: Deps,
): Promise<SignedNote | undefined> {
  const act = await actById(tx, id);
  const row = act && (await caseById(tx, act.caseId));
  const community = row && (await communityById(tx, row.communityId));
  const text = act?.note && secrets.open(person.workspaceId, act.note);
  if (!community || !text) return undefined;
  const by = act.doneBy ? await personById(tx, act.doneBy) : undefined;
  return {
    ...{ row, community, text, name: by?.name || copy.somebody },
    isForMember: await isForMember(tx, row, person),
    isAllowed: by !== undefined && row.state !== 'dismissed' && (await mayHandle(tx, by, row, now)),
  };
}

async function isForMember(tx: Tx, { aboutUserId, communityId }: CaseRow, { userId }: Person): Promise<boolean> {
  if (aboutUserId !== userId || !(await isOn(tx, communityId, moderationSwitch))) return false;
  return (await membersOf(tx, communityId, [userId])).length > 0;
}

/** Records that what a moderator wrote didn't reach the member, and has the card say so. */
export async function recordFailure(
  tx: Tx,
  { workspaceId, id, now }: Omit<Proposed, 'person'>,
  { jobs }: Deps,
  failure: 'undelivered' | 'unwarned',
): Promise<void> {
  const act = await actById(tx, id);
  if (!act) return;
  const { caseId } = act;
  await addAct(tx, { workspaceId, caseId, act: failure, doneBy: null, at: now });
  await changeCase(tx, caseId, {}, now);
  afterCommit(tx, () => jobs.add(showCase, { workspaceId, id: caseId }));
}
