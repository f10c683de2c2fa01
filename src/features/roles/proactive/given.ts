import type { Proactive } from '../../../attention/proactive.js';
import type { Tx } from '../../../core/database/database.js';
import { WEEK } from '../../../core/durations.js';
import { namesOf } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { givenKind, openRoles } from '../contracts.js';
import { copy } from '../copy.js';
import { type AboutRole, aboutRole } from './about-role.js';

/** The time after which the message becomes a line. */
const KNOWN_AFTER_MS = WEEK;

/** The message to a member to whom somebody else gave a role. */
export const given: Proactive<Deps> = {
  ...givenKind,
  compose: async (tx, it) => {
    const found = await aboutRole(tx, it);
    const told = found && (await toldBy(tx, found));
    if (!told) return undefined;
    return {
      blocks: [section(md`${told} ${copy.roles[found.role].youMay}`)],
      buttons: [openRoles.element(copy.title, { communityId: found.community.id })],
      why: { rule: copy.given.rule, facts: copy.given.facts },
    };
  },
  ended: async (tx, it) => {
    const found = await aboutRole(tx, it);
    if (!found) return undefined;
    const told = await toldBy(tx, found);
    if (!told) return copy.given.over(found.one, found.community.name);
    return it.now.getTime() - found.since.getTime() >= KNOWN_AFTER_MS ? told : undefined;
  },
};

/** Returns the sentence that says who gave them the role; undefined if they have lost it since. */
async function toldBy(tx: Tx, { holding, since, one, community }: AboutRole): Promise<Mrkdwn | undefined> {
  if (holding?.grantedAt.getTime() !== since.getTime()) return undefined;
  // Unknown if they had themselves erased.
  const by = holding.grantedBy && (await namesOf(tx, [holding.grantedBy])).get(holding.grantedBy);
  return copy.given.told(by || copy.somebodyFirst, one, community.name);
}
