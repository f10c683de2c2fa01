import type { Proactive } from '../../../attention/proactive.js';
import { dayInWords } from '../../../core/calendar.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { handoverKind, openRoles } from '../contracts.js';
import { copy } from '../copy.js';
import { remindAt } from '../domain.js';
import { lastDayOf } from '../views.js';
import { aboutRole } from './about-role.js';

/** The message to the holder of a role some days before it ends. */
export const handover: Proactive<Deps> = {
  ...handoverKind,
  compose: async (tx, it) => {
    const found = await aboutRole(tx, it);
    if (!found?.holding || found.holding.endsAt?.getTime() !== found.since.getTime()) return undefined;
    const { community, one, holding } = found;
    const day = dayInWords(lastDayOf(community, holding) ?? '', it.person.locale);
    return {
      blocks: [section(md`${copy.handover.ask(one, community.name, day)}`)],
      buttons: [openRoles.element(copy.title, { communityId: community.id })],
      why: { rule: copy.handover.rule, facts: copy.handover.facts(day) },
    };
  },
  ended: async (tx, it) => {
    const found = await aboutRole(tx, it);
    if (!found) return undefined;
    const { community, one, holding, since: endsAt, others } = found;
    const { name } = community;
    if (!holding) return md`${copy.handover.over(one, name)}`;
    const day = lastDayOf(community, holding);
    if (!day) return md`${copy.handover.stays(one, name)}`;
    if (holding.endsAt?.getTime() !== endsAt.getTime())
      return md`${copy.handover.later(one, name, dayInWords(day, it.person.locale))}`;
    const asked = remindAt(endsAt, holding.grantedAt);
    const successor = others.find((other) => asked && other.grantedAt >= asked);
    return successor && md`${copy.handover.handed(successor.name, one, name)}`;
  },
};
