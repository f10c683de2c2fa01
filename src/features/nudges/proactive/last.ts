import type { Proactive } from '../../../attention/proactive.js';
import type { Deps } from '../../../feature.js';
import { nudgeKinds } from '../contracts.js';
import { copy } from '../copy.js';
import { pickVariant } from '../domain/experiment.js';
import { evaluateAfter } from '../domain/ladder.js';
import { caseContext, silenceFor, stillQuiet } from '../store/case-context.js';
import * as store from '../store/cases.js';
import { lastMessage } from '../views/dm.js';
import { endOfStage } from './ended.js';

/** Asks a member who stayed quiet what they want. It is the last message of a case. */
export const last: Proactive<Deps> = {
  ...nudgeKinds.last,
  compose: async (tx, { id, person, now }) => {
    const it = await stillQuiet(tx, id, 'last', now);
    if (it?.nudgeCase.userId !== person.userId) return undefined;
    const used = await store.variantsSent(tx, person.userId, 'last');
    const variant = it.nudgeCase.lastWords ?? pickVariant(id, copy.last.length, used);
    if (variant === undefined) return undefined;
    await store.change(tx, id, { lastWords: variant });
    const silence = await silenceFor(tx, person.userId, it);
    return lastMessage({ caseId: id, community: it.community.name, variant, silence });
  },
  ended: (tx, it) => endOfStage(tx, it, 'last'),
  sent: async (tx, { id, now }) => {
    const it = await caseContext(tx, id, now);
    if (it?.nudgeCase.stage !== 'last') return;
    await store.change(tx, id, { lastAt: now, stageAt: now, lookAt: evaluateAfter('last', now, it.facts.zone) });
  },
};
