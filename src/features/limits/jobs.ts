import { dayIn } from '../../core/calendar.js';
import { communityById, isSilent } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { MINUTE } from '../../core/durations.js';
import { membersOf } from '../../core/members.js';
import { holdersOf } from '../../core/roles.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { Deps } from '../../feature.js';
import { dueWork } from '../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../queue/job.js';
import type { Ephemeral } from '../../slack/outbound/show.js';
import { readButtonIn } from '../guidelines/index.js';
import { checkPost } from './contracts.js';
import { byTs, startOf } from './domain/limits.js';
import { noteAbout } from './domain/over.js';
import { canHear, limitsFrom } from './domain/set.js';
import { posts } from './schema.js';
import { limitsOf } from './store/limits.js';
import { claimNote, lastNoteTo, releaseNote } from './store/notes.js';
import { checkAgain, type PostRow, postsOf, takeCheck } from './store/posts.js';
import { noteMessage } from './views/note.js';

/** Finds posts whose job the queue lost. */
export const checksDue = dueWork('limits.unchecked', {
  job: checkPost,
  table: posts,
  id: posts.id,
  dueAt: posts.checkAt,
  graceMs: MINUTE,
  everyMs: MINUTE,
});

/** Shows a member a note if a post put them over a limit: at most once, even if the worker stops half way. */
export function limitsWork({ db, clock, deliver }: Deps): Work[] {
  return [
    work(checkPost, async ({ workspaceId, id }) => {
      const now = clock();
      const note = await db.inWorkspace(workspaceId, (tx) => noteFor(tx, { workspaceId, id }, now));
      if (!note) return;
      try {
        await deliver.show(workspaceId, note);
      } catch (error) {
        await db.inWorkspace(workspaceId, async (tx) => {
          await releaseNote(tx, { workspaceId, userId: note.to, at: now });
          await checkAgain(tx, id, now);
        });
        throw error;
      }
    }),
  ];
}

/** Returns the note for a post, which it claims; undefined if there is none to show. */
async function noteFor(tx: Tx, { workspaceId, id }: IdPayload, now: Date): Promise<Ephemeral | undefined> {
  const row = await takeCheck(tx, id);
  const facts = row && (await factsAbout(tx, row, now));
  if (!row || !facts) return undefined;
  const { community, member, limits, today, isExempt } = facts;
  const { userId, joinedAt, locale } = member;
  const theirs = await postsOf(tx, community.id, userId, startOf('week', today));
  const post = theirs.find((it) => it.channelId === row.channelId && byTs(it, row) === 0);
  const author = { joinedAt, isExempt, notedAt: await lastNoteTo(tx, userId) };
  const over = post && noteAbout(post, limits, theirs, author, { now, today });
  if (!over || !(await claimNote(tx, { workspaceId, userId, at: now }))) return undefined;
  const buttons = await readButtonIn(tx, community);
  const message = noteMessage({ community: community.name, limits, over, today, locale, buttons });
  return { key: `limits.note:${id}`, channel: over.post.channelId, to: userId, message };
}

/** Returns what decides on a note; undefined if Hearth says nothing in the community, or doesn't hear of all posts. */
async function factsAbout(tx: Tx, { communityId, userId }: PostRow, now: Date) {
  const community = await communityById(tx, communityId);
  const set = await limitsOf(tx, communityId);
  const [member] = await membersOf(tx, communityId, [userId]);
  if (!community || !set || !member || !canHear((await currentWorkspace(tx)).scopes)) return undefined;
  const today = dayIn(member.zone, now);
  if (isSilent(community, today)) return undefined;
  const organizers = set.organizersExempt ? await holdersOf(tx, communityId, ['organizer'], now) : [];
  const isExempt = organizers.some((it) => it.userId === userId);
  return { community, member, limits: limitsFrom(community.channelId, set), today, isExempt };
}
