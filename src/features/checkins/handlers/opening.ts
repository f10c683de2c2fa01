import { communitiesOf, currentCommunity } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, say } from '../../../slack/interactions/responses.js';
import { checkInShortcut, openCheckin } from '../contracts.js';
import { copy } from '../copy.js';
import { occurrenceById } from '../store/occurrences.js';
import { forMembers, refusal } from './access.js';
import { show, showIn } from './showing.js';

/**
 * Registers handlers that open the check-in modal: a button that names an occurrence, and a shortcut for the current
 * one.
 */
export function listenForOpening(on: Listen, { db, clock }: Deps): void {
  on.press(openCheckin, forMembers, ({ person, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const occurrence = await occurrenceById(tx, carry.occurrenceId);
      const refused = await refusal(tx, person, occurrence, clock());
      return refused || !occurrence ? refused : show(tx, person, occurrence, clock());
    }),
  );

  on.shortcut(checkInShortcut, ({ person }) =>
    db.inWorkspace(person.workspaceId, (tx) => showCurrent(tx, person, clock())),
  );
}

async function showCurrent(tx: Tx, person: Person, now: Date): Promise<HandlerResponse> {
  const community = currentCommunity(person, await communitiesOf(tx, person.userId));
  return community ? showIn(tx, person, community, now) : say(md`${copy.noCommunity}`);
}
