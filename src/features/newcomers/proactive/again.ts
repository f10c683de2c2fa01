import type { Proactive } from '../../../attention/proactive.js';
import type { Deps } from '../../../feature.js';
import { newcomerKinds } from '../contracts.js';
import { againPart } from '../views/messages.js';
import { invited } from './invited.js';
import { toSilentNewcomer, whatCameOf } from './newcomer.js';

/** The one follow-up to a newcomer who has not decided yet what to do. */
export const again: Proactive<Deps> = {
  ...newcomerKinds.again,
  compose: async (tx, it, deps) =>
    (await toSilentNewcomer(tx, it, async (community) => againPart(it.id, it.person, community))) ??
    invited(tx, it, newcomerKinds.again, deps),
  ended: async (tx, it, deps) =>
    (await invited(tx, it, newcomerKinds.again, deps)) ? undefined : (await whatCameOf(tx, it)).line,
  // Ends the welcome.
  sent: (tx, { workspaceId, id, now }, { attention }) => attention.recheck(tx, { workspaceId, about: [id], now }),
};
