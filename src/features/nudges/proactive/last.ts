import type { Proactive } from '../../../attention/proactive.js';
import type { Deps } from '../../../feature.js';
import { nudgeKinds } from '../contracts.js';
import { copy } from '../copy.js';
import { pickVariant } from '../domain/experiment.js';
import { evaluateAfter } from '../domain/ladder.js';
import { caseContext, silenceIn, stillQuiet } from '../store/case-context.js';
import * as store from '../store/cases.js';
import { lastMessage } from '../views/dm.js';

/** Asks who stayed quiet what they want, once; then there is silence. */
export const last: Proactive<Deps> = {
  ...nudgeKinds.last,
  compose: async (tx, { id, person, now }) => {
    const it = await stillQuiet(tx, id, 'last', now);
    if (it?.nudgeCase.userId !== person.userId) return undefined;
    const said = await store.variantsSent(tx, person.userId, 'last');
    const words = it.nudgeCase.lastWords ?? pickVariant(id, copy.last.length, said);
    if (words === undefined) return undefined;
    await store.change(tx, id, { lastWords: words });
    return lastMessage({ roundId: id, community: it.community.name, words, silence: silenceIn(it) });
  },
  sent: async (tx, { id, now }) => {
    const it = await caseContext(tx, id, now);
    if (it?.nudgeCase.stage !== 'last') return;
    await store.change(tx, id, { lastAt: now, stageAt: now, lookAt: evaluateAfter('last', now, it.facts.zone) });
  },
};
