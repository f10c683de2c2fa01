import { afterCommit, type Tx } from '../../../core/database/database.js';
import { may } from '../../../core/permissions.js';
import { standingIn } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, refuse, say } from '../../../slack/interactions/responses.js';
import { endReminder, letGo, reminderMenu } from '../contracts.js';
import { copy } from '../copy.js';
import { OPEN } from '../domain/plan.js';
import { changeChallenge, lockChallenge } from '../store/challenges.js';
import { changeParticipant } from '../store/participants.js';
import { remindedById } from '../store/reminded.js';
import { hasOthers } from '../store/running.js';
import { showInPost, toTakePart } from './reading.js';

const words = copy.running;

/** Access in the community of the challenge in which a participant takes part. */
const toAnswer = {
  act: 'challenges.take-part',
  of: async (tx: Tx, { participantId }: { participantId: string }) =>
    (await remindedById(tx, participantId))?.challenge.communityId,
} as const;

/** Registers the buttons with which people settle what Hearth asks while a challenge runs. */
export function listenForSettling(on: Listen, deps: Deps): void {
  const { db, clock, jobs } = deps;

  on.press(letGo, toTakePart, ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx): Promise<HandlerResponse> => {
      const now = clock();
      const challenge = await lockChallenge(tx, carry.challengeId);
      const standing = await standingIn(tx, community.id, person, now);
      const isTheirs = challenge?.createdBy === person.userId || (standing && may('challenges.start', standing));
      if (!challenge || !isTheirs) return refuse(words.nobody.notYours, 'not the creator');
      // Somebody who joined meanwhile would lose it.
      if (await hasOthers(tx, challenge)) return refuse(words.nobody.settled, 'others have joined');
      const change = { state: 'cancelled' as const, endedAt: now, dueAt: null };
      if (!(await changeChallenge(tx, challenge.id, OPEN, change)))
        return refuse(words.nobody.settled, 'it was settled before');
      await showInPost(tx, deps, challenge, now);
      return say(words.nobody.letGoDone(challenge.name));
    }),
  );

  on.press(reminderMenu, toAnswer, ({ person: { workspaceId, userId }, carry: { participantId, choice } }) =>
    db.inWorkspace(workspaceId, async (tx): Promise<HandlerResponse> => {
      const { participant } = (await remindedById(tx, participantId)) ?? {};
      if (!participant || participant.userId !== userId) return refuse(copy.taking.notIn, 'not theirs');
      if (choice === 'stop') await changeParticipant(tx, participantId, { reminder: 'never', remindAt: null });
      if (choice === 'pause') await changeParticipant(tx, participantId, { pausedAt: participant.pausedAt ?? clock() });
      afterCommit(tx, () => jobs.add(endReminder, { workspaceId, id: participantId }));
      return undefined;
    }),
  );
}
