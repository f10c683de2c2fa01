import type { Proactive } from '../../../attention/proactive.js';
import { propose } from '../../../attention/proposals.js';
import type { Deps } from '../../../feature.js';
import { nudgeKinds } from '../contracts.js';
import { copy } from '../copy.js';
import { pickVariant } from '../domain/experiment.js';
import { evaluateAfter } from '../domain/ladder.js';
import { founderOf } from '../jobs/evaluate.js';
import { caseContext, silenceFor, stillQuiet } from '../store/case-context.js';
import * as store from '../store/cases.js';
import { claimOf } from '../store/claims.js';
import { askMessage, claimedMessage, whyAsked } from '../views/dm.js';
import { endOfRequest } from './ended.js';

/** Asks a member who knows a quiet member to write to them. */
export const ask: Proactive<Deps> = {
  ...nudgeKinds.ask,
  compose: async (tx, { id, person, now }) => {
    const it = await stillQuiet(tx, id, 'ask', now);
    if (it?.nudgeCase.askedId !== person.userId) return undefined;
    const { nudgeCase, community } = it;
    const claim = await claimOf(tx, id);
    const silence = await silenceFor(tx, person.userId, it);
    const why = whyAsked(silence, person.userId === community.createdBy);
    // A member who took it on by themselves is not asked. One who was asked says in the same message how it went.
    if (claim) return nudgeCase.askedAt ? claimedMessage({ caseId: id, name: it.person.name, why }) : undefined;
    // Each community has its own case, but one question about a person is enough.
    if (await store.isAskedElsewhere(tx, nudgeCase)) return undefined;
    const used = await store.variantsAsked(tx, nudgeCase.userId, person.userId);
    const variant = nudgeCase.askedWords ?? pickVariant(id, copy.ask.length, used);
    if (variant === undefined) return undefined;
    await store.change(tx, id, { askedWords: variant });
    const { name } = it.person;
    return askMessage({
      caseId: id,
      name,
      community: silence.community,
      since: nudgeCase.quietSince,
      variant,
      why,
      locale: person.locale,
    });
  },
  ended: endOfRequest,
  sent: async (tx, { id, now }) => {
    const it = await caseContext(tx, id, now);
    if (it?.nudgeCase.stage !== 'ask') return;
    await store.change(tx, id, { askedAt: now, stageAt: now, lookAt: evaluateAfter('ask', now, it.facts.zone) });
  },
  // A request that could not be sent goes to the user who set up the community instead.
  dropped: async (tx, { workspaceId, id, reason, now }) => {
    if (reason === 'cancelled') return;
    const it = await caseContext(tx, id, now);
    const userId = it && (await founderOf(tx, it));
    if (!userId || it.nudgeCase.stage !== 'ask' || it.nudgeCase.askedId === userId) return;
    await store.change(tx, id, { askedId: userId, askedWords: null, stageAt: now });
    await propose(tx, { workspaceId, userId, kind: nudgeKinds.ask, id, dueAt: now });
  },
};
