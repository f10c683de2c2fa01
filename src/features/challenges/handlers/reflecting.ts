import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, open, refuse, replace } from '../../../slack/interactions/responses.js';
import { openReflection, reflectionModal } from '../contracts.js';
import { copy } from '../copy.js';
import { type Challenge, challengeById } from '../store/challenges.js';
import { changeParticipant, type Participant, participantIn } from '../store/participants.js';
import { reflectedView, reflectionView } from '../views/reflection.js';
import { showInPost, toTakePart } from './reading.js';

const words = copy.running.reflection;

/** Registers the form in which participants look back at a challenge. */
export function listenForReflections(on: Listen, deps: Deps): void {
  const { db, clock, attention } = deps;

  on.press(openReflection, toTakePart, ({ person: { workspaceId, userId }, carry }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const challenge = await challengeById(tx, carry.challengeId);
      const own = await participantIn(tx, carry.challengeId, userId);
      return refusal(challenge, own) ?? (challenge && own && open(reflectionView(challenge, own)));
    }),
  );

  on.submit(reflectionModal, toTakePart, ({ person: { workspaceId, userId }, carry, form }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const challenge = await challengeById(tx, carry.challengeId);
      const own = await participantIn(tx, carry.challengeId, userId);
      if (!challenge || !own) return refusal(challenge, own);
      const refused = refusal(challenge, own);
      if (refused) return refused;
      const now = clock();
      const { worked, again, line } = form;
      const change = { worked, again, line, sharesLine: form.share.length > 0, reflectedAt: own.reflectedAt ?? now };
      await changeParticipant(tx, own.id, change);
      // The summary shows what members share. Challenges are locked before what waits at the gate.
      await showInPost(tx, deps, challenge, now);
      await attention.recheck(tx, { workspaceId, about: [own.id], now });
      return replace(reflectedView());
    }),
  );
}

function refusal(challenge: Challenge | undefined, own: Participant | undefined): HandlerResponse {
  if (!challenge || !own) return refuse(words.notIn, 'took no part');
  return challenge.state === 'ended' ? undefined : refuse(words.notOver, 'it is not over');
}
