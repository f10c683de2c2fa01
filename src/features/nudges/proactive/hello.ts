import type { Tx } from '../../../core/database/database.js';
import type { Deps, ProactiveKind } from '../../../feature.js';
import { copy } from '../copy.js';
import { wordsFor } from '../domain/experiment.js';
import { lookAfter } from '../domain/ladder.js';
import { type Situation, silenceIn, situationOf, stillQuiet } from '../store/case-context.js';
import * as store from '../store/cases.js';
import { helloMessage } from '../views/dm.js';
import { concernOf } from './starter.js';

const DAY_MS = 24 * 3_600_000;

/** One word to who has gone quiet, about what concerns them. */
export function hello(deps: Deps): ProactiveKind {
  return {
    name: 'nudges.hello',
    label: copy.topic,
    topic: 'nudges',
    weight: 'nudge',
    whenHeld: 'later',
    // Gone before the next stage begins.
    patienceMs: 6 * DAY_MS,
    compose: async (tx, { id, person, now }) => {
      const it = await stillQuiet(tx, id, 'hello', now);
      if (it?.round.userId !== person.userId) return undefined;
      const said = await store.wordsSaid(tx, person.userId, 'hello');
      const words = it.round.helloWords ?? wordsFor(id, copy.hello.length, said);
      // Whoever heard all that we have to say is asked by a person next.
      if (words === undefined) return undefined;
      if (it.round.heldOut) {
        await noteHello(tx, it, now);
        return undefined;
      }
      await store.change(tx, id, { helloWords: words });
      return helloMessage({ concern: await concernOf(tx, deps, { ...it, now }), words, silence: silenceIn(it) });
    },
    sent: async (tx, { id, now }) => {
      const it = await situationOf(tx, id, now);
      if (it?.round.stage === 'hello') await noteHello(tx, it, now);
    },
  };
}

/** They got it now; who is left alone would have. */
async function noteHello(tx: Tx, { round, facts }: Situation, now: Date): Promise<void> {
  await store.change(tx, round.id, { helloAt: now, stageAt: now, lookAt: lookAfter('hello', now, facts.zone) });
}
