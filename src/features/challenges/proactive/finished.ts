import type { Proactive, Proposed } from '../../../attention/proactive.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { challengesSwitch, finishedKind, openDetails, openReflection } from '../contracts.js';
import { copy } from '../copy.js';
import { hasFinished } from '../domain/progress.js';
import { stripOf } from '../domain/strip.js';
import { logsOf } from '../store/logs.js';
import { progressIn, remindedById } from '../store/reminded.js';
import { progressOf } from '../views/reminder.js';

const words = copy.running.finish;

/** Shows a member who finished a challenge their own part of it, and asks them to look back. */
export const finished: Proactive<Deps> = {
  ...finishedKind,
  compose: async (tx, it) => {
    const found = await factsOf(tx, it);
    if (!found || found.participant.reflectedAt) return undefined;
    const { challenge, progress, participant } = found;
    const { id: challengeId, name, lastDay } = challenge;
    const strip = stripOf(challenge, await logsOf(tx, participant.id), lastDay);
    const own = strip ? [md`${strip.marks}`] : [];
    return {
      blocks: [section(lines(words.done(name, progress), ...own, md`${words.ask}`))],
      buttons: [
        openReflection.element(copy.running.summary.reflect, { challengeId }, 'primary'),
        openDetails.element(copy.running.results, { challengeId }),
      ],
      why: { rule: words.rule, facts: words.facts },
    };
  },
  ended: async (tx, it) => {
    const found = await factsOf(tx, it);
    return found?.participant.reflectedAt ? words.reflected(found.challenge.name, found.progress) : undefined;
  },
};

/** Returns how a member finished; undefined if they didn't, or left the challenge or the community. */
async function factsOf(tx: Tx, { id, person }: Proposed) {
  const found = await remindedById(tx, id);
  if (!found || found.participant.userId !== person.userId || found.participant.leftAt) return undefined;
  const { communityId } = found.challenge;
  if (!(await isOn(tx, communityId, challengesSwitch))) return undefined;
  if ((await membersOf(tx, communityId, [person.userId])).length === 0) return undefined;
  const { done } = await progressIn(tx, found);
  if (!hasFinished(done, found.participant.target)) return undefined;
  return { ...found, progress: progressOf({ ...found, done, locale: person.locale }) };
}
