import { communityById, localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { infoModal, open, say } from '../../../slack/interactions/responses.js';
import { chooseMissed, openMissed } from '../contracts.js';
import { copy } from '../copy.js';
import { answerableLate, missedOf } from '../domain/missed.js';
import { historyOf, type Occurrence, occurrenceById } from '../store/occurrences.js';
import { takesPart } from '../store/participants.js';
import { missedChoiceBlocks } from '../views/missed.js';
import { uninvolvedBlocks } from '../views/taking-part.js';
import { programmeIn, refusal, toCheckIn } from './access.js';
import { show } from './showing.js';

/** Registers handlers that open the form of a check-in that the member missed. */
export function listenForMissed(on: Listen, deps: Deps): void {
  const { db, clock } = deps;
  on.press(openMissed, toCheckIn, ({ person, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const occurrence = await occurrenceById(tx, carry.occurrenceId);
      const isLate = occurrence && (await mayAnswerLate(tx, person, occurrence, clock()));
      const refused = await refusal(tx, person, occurrence, clock(), { isLate });
      return refused || !occurrence ? refused : show(tx, deps, person, occurrence, clock(), { late: true });
    }),
  );

  on.press(chooseMissed, here('checkins.check-in'), ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const found = await programmeIn(tx, community, carry.programmeId ?? community.id);
      if ('refused' in found) return found.refused;
      const { id: programmeId } = found.programme;
      if (!(await takesPart(tx, programmeId, person.userId)))
        return open(infoModal(copy.title, uninvolvedBlocks(community, programmeId)));
      const history = await historyOf(tx, programmeId, person.userId);
      const missed = missedOf(history, localToday(community, person, clock()), clock());
      if (missed.length === 0) return say(md`${copy.missed.none}`);
      return open(infoModal(copy.title, missedChoiceBlocks(missed, person.locale)));
    }),
  );
}

/** Returns true if this person may answer that check-in late, or change the late answer. */
export async function mayAnswerLate(tx: Tx, person: Person, occurrence: Occurrence, now: Date): Promise<boolean> {
  const { communityId, programmeId } = occurrence;
  const community = await communityById(tx, communityId);
  if (!community || occurrence.userId !== person.userId) return false;
  if (!(await takesPart(tx, programmeId, person.userId))) return false;
  const history = await historyOf(tx, programmeId, person.userId);
  return answerableLate(history, localToday(community, person, now), now).some((it) => it.id === occurrence.id);
}
