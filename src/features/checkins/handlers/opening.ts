import { type Community, currentCommunity } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { type HandlerResponse, infoModal, open, say } from '../../../slack/interactions/responses.js';
import { checkInShortcut, openCheckin, openCurrent } from '../contracts.js';
import { copy } from '../copy.js';
import { dueFor } from '../store/due.js';
import { occurrenceById } from '../store/occurrences.js';
import { choiceBlocks } from '../views/taking-part.js';
import { programmeIn, refusal, toCheckIn } from './access.js';
import { show, showIn } from './showing.js';

/**
 * Registers handlers that open the check-in modal: a button that names an occurrence, and a shortcut for the current
 * one.
 */
export function listenForOpening(on: Listen, deps: Deps): void {
  const { db, clock } = deps;
  on.press(openCheckin, toCheckIn, ({ person, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const occurrence = await occurrenceById(tx, carry.occurrenceId);
      const refused = await refusal(tx, person, occurrence, clock());
      return refused || !occurrence ? refused : show(tx, deps, person, occurrence, clock());
    }),
  );

  on.press(openCurrent, here('checkins.check-in'), ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const { programmeId } = carry;
      const found = programmeId ? await programmeIn(tx, community, programmeId) : undefined;
      return found && 'refused' in found ? found.refused : showIn(tx, deps, person, community, clock(), programmeId);
    }),
  );

  on.shortcut(checkInShortcut, 'checkins.check-in', ({ person, communities }) =>
    db.inWorkspace(person.workspaceId, (tx) => showDue(tx, deps, person, communities, clock())),
  );
}

/** Opens the check-in that is due, or lets the person choose if several are. Without one, opens the current one. */
async function showDue(
  tx: Tx,
  deps: Deps,
  person: Person,
  theirs: readonly Community[],
  now: Date,
): Promise<HandlerResponse> {
  const due = await dueFor(tx, person.userId, now);
  if (due.length > 1) return open(infoModal(copy.title, choiceBlocks(due)));
  const community = theirs.find((it) => it.id === due[0]?.communityId) ?? currentCommunity(person, theirs);
  return community ? showIn(tx, deps, person, community, now) : say(md`${copy.noCommunity}`);
}
