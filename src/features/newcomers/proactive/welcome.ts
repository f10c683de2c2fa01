import type { Proactive } from '../../../attention/proactive.js';
import { propose, wasSent } from '../../../attention/proposals.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { newcomerKinds } from '../contracts.js';
import { copy } from '../copy.js';
import { askedAgainAt } from '../domain.js';
import { isGreeter } from '../store/greeters.js';
import * as store from '../store/newcomers.js';
import { welcomePart } from '../views/messages.js';
import { invited } from './invited.js';
import { toSilentNewcomer, whatCameOf } from './newcomer.js';

/** The welcome to a new member. Once it is sent, proposes one more message in case they do not introduce themselves. */
export const welcome: Proactive<Deps> = {
  ...newcomerKinds.welcome,
  compose: async (tx, it, deps) => {
    const { id, person } = it;
    const silent = await toSilentNewcomer(tx, it, async (community) => {
      const { greeterId: theirs } = (await store.newcomerById(tx, id)) ?? {};
      const greeterId = theirs && (await isGreeter(tx, community, theirs, it.now)) ? theirs : undefined;
      const parts = await deps.welcomeParts(tx, { community, person, now: it.now });
      return welcomePart({ newcomerId: id, person, community, greeterId, parts });
    });
    return silent ?? (await invited(tx, it, newcomerKinds.welcome, deps));
  },
  ended: async (tx, it, deps) => {
    const came = await whatCameOf(tx, it);
    if (came.line) return (await invited(tx, it, newcomerKinds.welcome, deps)) ? undefined : came.line;
    const isAskedAgain = await wasSent(tx, { userId: it.person.userId, kind: newcomerKinds.again, id: it.id });
    return came.community && isAskedAgain ? md`${copy.ended.askedAgain(came.community.name)}` : undefined;
  },
  sent: async (tx, { workspaceId, id, now }) => {
    const newcomer = await store.newcomerById(tx, id);
    if (!newcomer || newcomer.introducedAt || newcomer.lookingAt) return;
    const { userId } = newcomer;
    await propose(tx, { workspaceId, userId, kind: newcomerKinds.again, id, dueAt: askedAgainAt(now) });
  },
};
