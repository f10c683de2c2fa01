import type { Proactive, Proposed } from '../../../attention/proactive.js';
import { dayInWords } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { confirmed } from '../../../slack/interactions/contracts.js';
import { challengesSwitch, letGo, nobodyKind, openMove } from '../contracts.js';
import { copy } from '../copy.js';
import { questionIn } from '../domain/question.js';
import { challengeById } from '../store/challenges.js';
import { hasOthers } from '../store/running.js';

const words = copy.running.nobody;

/** Asks the creator of a challenge that nobody else has joined by its start what to do with it. */
export const nobody: Proactive<Deps> = {
  ...nobodyKind,
  compose: async (tx, it) => {
    const found = await factsOf(tx, it);
    if (!found?.isOpen) return undefined;
    const { id: challengeId, name } = found.challenge;
    const asking = { title: words.confirm(name), text: words.warning, confirm: words.letGo, deny: words.keep };
    return {
      blocks: [section(words.ask(name))],
      buttons: [
        openMove.element(words.move, { challengeId }, 'primary'),
        confirmed(letGo.element(words.letGo, { challengeId }), asking),
      ],
      why: { rule: words.rule, facts: words.facts },
    };
  },
  ended: async (tx, it) => {
    const found = await factsOf(tx, it);
    if (!found || found.isOpen) return undefined;
    const { name, state, firstDay } = found.challenge;
    if (state === 'cancelled') return words.called(name);
    if (firstDay !== found.firstDay) return words.moved(name, dayInWords(firstDay, it.person.locale));
    return state === 'running' ? words.joined(name) : words.over(name);
  },
};

/** Returns the facts; undefined if there is nothing to ask, such as of a creator who isn't a member any more. */
async function factsOf(tx: Tx, { id: subject, person }: Proposed) {
  const { id, firstDay } = questionIn(subject);
  const challenge = await challengeById(tx, id);
  if (!challenge || !(await isOn(tx, challenge.communityId, challengesSwitch))) return undefined;
  if ((await membersOf(tx, challenge.communityId, [person.userId])).length === 0) return undefined;
  const isAsked = challenge.state === 'running' && challenge.firstDay === firstDay;
  return { challenge, firstDay, isOpen: isAsked && !(await hasOthers(tx, challenge)) };
}
