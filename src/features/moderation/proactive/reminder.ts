import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { communityById } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import { type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { moderationSwitch, reminderKind, showCase } from '../contracts.js';
import { copy } from '../copy.js';
import { isClosed } from '../domain/case.js';
import { mayHandle } from '../handlers/handling.js';
import { actById, addAct } from '../store/acts.js';
import { type CaseRow, caseById, changeCase } from '../store/cases.js';

/** The reminder of a moderator to a member, in the moderator's words and name. It says nothing of a report. */
export const reminder: Proactive<Deps> = {
  ...reminderKind,
  compose: async (tx, it, deps) => {
    const found = await factsOf(tx, it, deps);
    if (!found?.isWanted) return undefined;
    return {
      blocks: [section(found.words)],
      buttons: [],
      why: { rule: copy.reminder.why, facts: copy.reminder.facts },
    };
  },
  // It keeps its words when it ends.
  ended: async (tx, it, deps) => {
    const found = await factsOf(tx, it, deps);
    return found && (!found.isWanted || isClosed(found.row)) ? found.words : undefined;
  },
  dropped: async (tx, { workspaceId, id, now }, { jobs }) => {
    const act = await actById(tx, id);
    if (!act) return;
    const { caseId } = act;
    await addAct(tx, { workspaceId, caseId, act: 'undelivered', doneBy: null, at: now });
    await changeCase(tx, caseId, {}, now);
    afterCommit(tx, () => jobs.add(showCase, { workspaceId, id: caseId }));
  },
};

interface Facts {
  readonly row: CaseRow;
  readonly words: Mrkdwn;
  /** False if it must not be sent anymore. */
  readonly isWanted: boolean;
}

async function factsOf(tx: Tx, { id, person, now }: Proposed, { secrets }: Deps): Promise<Facts | undefined> {
  const act = await actById(tx, id);
  const row = act && (await caseById(tx, act.caseId));
  const community = row && (await communityById(tx, row.communityId));
  const text = act?.note && secrets.open(person.workspaceId, act.note);
  if (!community || !text) return undefined;
  const by = act.doneBy ? await personById(tx, act.doneBy) : undefined;
  const isWanted = (await isForMember(tx, row, person)) && by !== undefined && (await isAllowed(tx, row, by, now));
  return { row, isWanted, words: md`${copy.reminder.from(by?.name || copy.somebody, community.name)}\n${text}` };
}

async function isForMember(tx: Tx, { aboutUserId, communityId }: CaseRow, { userId }: Person): Promise<boolean> {
  return aboutUserId === userId && (await membersOf(tx, communityId, [userId])).length > 0;
}

/** Returns true if the author could still remind somebody. A case that was resolved meanwhile keeps its reminder. */
async function isAllowed(tx: Tx, row: CaseRow, author: Person, now: Date): Promise<boolean> {
  if (row.state === 'dismissed' || !(await isOn(tx, row.communityId, moderationSwitch))) return false;
  return mayHandle(tx, author, row, now);
}
