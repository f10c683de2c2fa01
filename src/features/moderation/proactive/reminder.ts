import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { communityById } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { namesOf } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { reminderKind, showCase } from '../contracts.js';
import { copy } from '../copy.js';
import { isClosed } from '../domain/case.js';
import { actById, addAct } from '../store/acts.js';
import { type CaseRow, caseById, changeCase } from '../store/cases.js';

/** The reminder of a moderator to a member, in the moderator's words and name. It says nothing of a report. */
export const reminder: Proactive<Deps> = {
  ...reminderKind,
  compose: async (tx, it, deps) => {
    const found = await factsOf(tx, it, deps);
    if (!found?.isMember) return undefined;
    return {
      blocks: [section(found.words)],
      buttons: [],
      why: { rule: copy.reminder.why, facts: copy.reminder.facts },
    };
  },
  // It keeps its words when it ends.
  ended: async (tx, it, deps) => {
    const found = await factsOf(tx, it, deps);
    return found && (!found.isMember || isClosed(found.row)) ? found.words : undefined;
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
  readonly isMember: boolean;
}

async function factsOf(tx: Tx, { id, person }: Proposed, { secrets }: Deps): Promise<Facts | undefined> {
  const act = await actById(tx, id);
  const row = act && (await caseById(tx, act.caseId));
  const community = row && (await communityById(tx, row.communityId));
  const text = act?.note && secrets.open(person.workspaceId, act.note);
  if (!community || !text) return undefined;
  const by = (act.doneBy && (await namesOf(tx, [act.doneBy])).get(act.doneBy)) || copy.somebody;
  const isMember = row.aboutUserId === person.userId && (await membersOf(tx, community.id, [person.userId])).length > 0;
  return { row, isMember, words: md`${copy.reminder.from(by, community.name)}\n${text}` };
}
