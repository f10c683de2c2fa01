import { dayIn } from '../../core/calendar.js';
import { type Community, communityById, membersOf } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { DAY, WEEK } from '../../core/durations.js';
import type { Person } from '../../core/people.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { Composed, Deps, ProactiveKind, Proposed } from '../../feature.js';
import { permalink } from '../../slack/permalink.js';
import { copy } from './copy.js';
import { askedAgainAt } from './domain.js';
import * as store from './store/newcomers.js';
import { answeredAmong, firstPostOf } from './store/posts.js';
import { againPart, waitsPart, welcomePart } from './views.js';

const toNewcomer = { label: copy.topic, topic: 'newcomers.welcome', weight: 'notice', whenHeld: 'later' } as const;

/** A welcome, one more word to who has not introduced themselves, and to a greeter: somebody waits for an answer. */
export function newcomerKinds({ attention }: Deps): readonly ProactiveKind[] {
  return [
    {
      ...toNewcomer,
      name: 'newcomers.welcome',
      patienceMs: WEEK,
      compose: (tx, it) => toWhoIsSilent(tx, it, (community) => welcomePart(it.id, it.person, community)),
      sent: async (tx, { workspaceId, id, now }) => {
        const newcomer = await store.newcomerById(tx, id);
        if (!newcomer || newcomer.introducedAt) return;
        const { userId } = newcomer;
        await attention.propose(tx, { workspaceId, userId, kind: 'newcomers.again', id, dueAt: askedAgainAt(now) });
      },
    },
    {
      ...toNewcomer,
      name: 'newcomers.again',
      patienceMs: 4 * DAY,
      compose: (tx, it) => toWhoIsSilent(tx, it, (community) => againPart(it.id, it.person, community)),
    },
    {
      name: 'newcomers.waits',
      label: copy.greeterTopic,
      topic: 'newcomers.waits',
      weight: 'notice',
      whenHeld: 'later',
      patienceMs: 5 * DAY,
      compose: unanswered,
    },
  ];
}

/** Who has introduced themselves, or has written something already, needs no such word. */
async function toWhoIsSilent(
  tx: Tx,
  { id, person }: Proposed,
  words: (community: Community) => Composed,
): Promise<Composed | undefined> {
  const newcomer = await store.newcomerById(tx, id);
  if (!newcomer || newcomer.userId !== person.userId || newcomer.introducedAt) return undefined;
  const community = await reachable(tx, newcomer, person);
  return community && !(await firstPostOf(tx, newcomer)) ? words(community) : undefined;
}

/** The community, as long as that person is in it and Hearth can post there. */
async function reachable(tx: Tx, { communityId }: store.Newcomer, person: Person): Promise<Community | undefined> {
  const community = await communityById(tx, communityId);
  const [member] = await membersOf(tx, communityId, [person.userId]);
  return member && !community?.channelLostAt ? community : undefined;
}

async function unanswered(tx: Tx, { id, person, now }: Proposed): Promise<Composed | undefined> {
  const it = await store.newcomerById(tx, id);
  const community = it && (await reachable(tx, it, person));
  const post = community && (await firstPostOf(tx, it));
  const [newcomer] = post ? await membersOf(tx, community.id, [it.userId]) : [];
  if (!post || !newcomer) return undefined;
  const answered = await answeredAmong(tx, community.id, [{ ...post, userId: it.userId }]);
  if (answered.length > 0) return undefined;
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
