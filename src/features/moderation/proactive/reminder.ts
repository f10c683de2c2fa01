import type { Proactive, Proposed } from '../../../attention/proactive.js';
import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { reminderKind } from '../contracts.js';
import { copy } from '../copy.js';
import { isClosed } from '../domain/case.js';
import { recordFailure, signedNote } from './signed.js';

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
  dropped: (tx, it, deps) => recordFailure(tx, it, deps, 'undelivered'),
};

async function factsOf(tx: Tx, it: Proposed, deps: Deps) {
  const found = await signedNote(tx, it, deps);
  if (!found) return undefined;
  const { row, name, community, text, isForMember, isAllowed } = found;
  const words = md`${copy.reminder.from(name, community.name)}\n${text}`;
  return { row, words, isWanted: isForMember && isAllowed };
}
