import type { ProactiveKind } from '../../../feature.js';
import { copy } from '../copy.js';
import { wordsFor } from '../domain/experiment.js';
import { lookAfter } from '../domain/ladder.js';
import { silenceIn, situationOf, stillQuiet } from '../store/case-context.js';
import * as store from '../store/cases.js';
import { lastMessage } from '../views/dm.js';

const DAY_MS = 24 * 3_600_000;

/** Asks who stayed quiet what they want, once; then there is silence. */
export function last(): ProactiveKind {
  return {
    name: 'nudges.last',
    label: copy.topic,
    topic: 'nudges',
    weight: 'nudge',
    whenHeld: 'later',
    patienceMs: 10 * DAY_MS,
    compose: async (tx, { id, person, now }) => {
      const it = await stillQuiet(tx, id, 'last', now);
      if (it?.round.userId !== person.userId) return undefined;
      const said = await store.wordsSaid(tx, person.userId, 'last');
      const words = it.round.lastWords ?? wordsFor(id, copy.last.length, said);
      if (words === undefined) return undefined;
      await store.change(tx, id, { lastWords: words });
      return lastMessage({ roundId: id, community: it.community.name, words, silence: silenceIn(it) });
    },
    sent: async (tx, { id, now }) => {
      const it = await situationOf(tx, id, now);
      if (it?.round.stage !== 'last') return;
      await store.change(tx, id, { lastAt: now, stageAt: now, lookAt: lookAfter('last', now, it.facts.zone) });
    },
  };
}
