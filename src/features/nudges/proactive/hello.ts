import type { Proactive } from '../../../attention/proactive.js';
import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { nudgeKinds } from '../contracts.js';
import { copy } from '../copy.js';
import { pickVariant } from '../domain/experiment.js';
import { evaluateAfter } from '../domain/ladder.js';
import { type CaseContext, caseContext, silenceFor, stillQuiet } from '../store/case-context.js';
import * as store from '../store/cases.js';
import { helloMessage } from '../views/dm.js';
import { endOfStage } from './ended.js';
import { bestStarter } from './starter.js';

/** The first message to a quiet member, about something that concerns them. */
export const hello: Proactive<Deps> = {
  ...nudgeKinds.hello,
  compose: async (tx, { id, person, now }, deps) => {
    const it = await stillQuiet(tx, id, 'hello', now);
    if (it?.nudgeCase.userId !== person.userId) return undefined;
    const used = await store.variantsSent(tx, person.userId, 'hello');
    const variant = it.nudgeCase.helloWords ?? pickVariant(id, copy.hello.length, used);
    // The member got every variant before. The next stage, a message from another member, follows.
    if (variant === undefined) return undefined;
    if (it.nudgeCase.heldOut) {
      await noteHello(tx, it, now);
      return undefined;
    }
    await store.change(tx, id, { helloWords: variant });
    const starter = await bestStarter(tx, deps, { ...it, now });
    return helloMessage({ starter, variant, silence: await silenceFor(tx, person.userId, it) });
  },
  ended: (tx, it) => endOfStage(tx, it, 'hello'),
  sent: async (tx, { id, now }) => {
    const it = await caseContext(tx, id, now);
    if (it?.nudgeCase.stage === 'hello') await noteHello(tx, it, now);
  },
};

/** Records the time at which the member got the message; for a held-out member, the time at which they would have. */
async function noteHello(tx: Tx, { nudgeCase, facts }: CaseContext, now: Date): Promise<void> {
  await store.change(tx, nudgeCase.id, { helloAt: now, stageAt: now, lookAt: evaluateAfter('hello', now, facts.zone) });
}
