import type { Composed, Proactive, Proposed } from '../../../attention/proactive.js';
import { dayIn } from '../../../core/calendar.js';
import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { type Person, personById } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { permalink } from '../../../slack/permalink.js';
import { newcomerKinds } from '../contracts.js';
import { copy } from '../copy.js';
import { isGreeter } from '../store/greeters.js';
import * as store from '../store/newcomers.js';
import { firstPostOf, hasAnswer } from '../store/posts.js';
import { waitsPart } from '../views/messages.js';
import { reachable } from './newcomer.js';

/** The message to a greeter about a first post that waits for an answer. */
export const waits: Proactive<Deps> = {
  ...newcomerKinds.waits,
  compose: unanswered,
  ended: async (tx, { id, person }) => {
    const it = await store.newcomerById(tx, id);
    const newcomer = it && (await personById(tx, it.userId));
    const community = it && (await communityById(tx, it.communityId));
    if (!newcomer || !community) return undefined;
    const [member] = await membersOf(tx, community.id, [it.userId]);
    if (!member) return md`${copy.ended.gone(newcomer.name, community.name)}`;
    const post = await firstPostOf(tx, it);
    if (post && (await hasAnswer(tx, it, post))) return md`${copy.ended.answered(newcomer.name)}`;
    return isAnothers(it, person) ? md`${copy.ended.handedOn(newcomer.name)}` : undefined;
  },
};

async function unanswered(tx: Tx, { id, person, now }: Proposed): Promise<Composed | undefined> {
  const it = await store.newcomerById(tx, id);
  const community = it && (await reachable(tx, it, person, now));
  const post = community && (await firstPostOf(tx, it));
  const [newcomer] = post ? await membersOf(tx, community.id, [it.userId]) : [];
  if (!post || !newcomer || isAnothers(it, person)) return undefined;
  if (!(await isGreeter(tx, community, person.userId, now))) return undefined;
  if (await hasAnswer(tx, it, post)) return undefined;
  const { url } = await currentWorkspace(tx);
  return waitsPart({
    newcomer,
    community,
    wrote: dayIn(person.zone, post.wroteAt),
    today: dayIn(person.zone, now),
    locale: person.locale,
    link: permalink(url, { ...post, threadTs: null }),
  });
}

/** Returns true if another greeter was asked about this newcomer since. */
function isAnothers({ greeterId }: store.Newcomer, { userId }: Person): boolean {
  return greeterId !== null && greeterId !== userId;
}
