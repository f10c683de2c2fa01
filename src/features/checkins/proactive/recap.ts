import type { Proactive } from '../../../attention/proactive.js';
import { dateInWords } from '../../../core/calendar.js';
import type { Deps } from '../../../feature.js';
import { recap as words } from '../copy/recap.js';
import { isRecapOver } from '../domain/recap.js';
import { recapFacts, wantsRecap } from '../store/recap.js';
import { headline, recapBlocks, recapButtons } from '../views/recap.js';
import { recapKind } from './recap-kind.js';

/** A member's recap of the week that begins on the Monday with which it was proposed. */
export const recap: Proactive<Deps> = {
  ...recapKind,
  compose: async (tx, { id: week, person, now }) => {
    if (!(await wantsRecap(tx, person.userId))) return undefined;
    const facts = await recapFacts(tx, person, week, now);
    return (
      facts && {
        blocks: recapBlocks(facts, person),
        buttons: recapButtons(facts),
        why: { rule: words.rule, facts: words.facts(dateInWords(week, person.locale)) },
      }
    );
  },
  // One that was turned off later keeps its first line too.
  ended: async (tx, { id: week, person, now }) => {
    const isOpen = !isRecapOver(week, person.zone, now) && (await wantsRecap(tx, person.userId));
    const facts = isOpen ? undefined : await recapFacts(tx, person, week, now);
    return facts && headline(facts, person);
  },
};
