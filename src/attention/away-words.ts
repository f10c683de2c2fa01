import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../core/database/database.js';
import { members } from '../core/schema.js';
import { limitsOf } from './preferences.js';
import { communityAwayWords } from './schema.js';

/** Returns the words that an organizer chose for a community; undefined if the workspace's apply. */
export async function chosenAwayWords(tx: Tx, communityId: string): Promise<readonly string[] | undefined> {
  const [row] = await tx.select().from(communityAwayWords).where(eq(communityAwayWords.communityId, communityId));
  return row?.words;
}

/** Saves the words of a community; undefined for the workspace's. */
export async function chooseAwayWords(
  tx: Tx,
  { workspaceId, communityId }: { workspaceId: string; communityId: string },
  words: readonly string[] | undefined,
): Promise<void> {
  if (!words) {
    await tx.delete(communityAwayWords).where(eq(communityAwayWords.communityId, communityId));
    return;
  }
  const set = { words: [...words] };
  await tx
    .insert(communityAwayWords)
    .values({ workspaceId, communityId, ...set })
    .onConflictDoUpdate({ target: [communityAwayWords.workspaceId, communityAwayWords.communityId], set });
}

/**
 * Returns the words that mark this person's status as away: those of all communities that they are a member of, since an
 * absence holds in all of them; those of the workspace if they are in none.
 */
export async function awayWordsFor(tx: Tx, userId: string): Promise<readonly string[]> {
  const theirs = await tx
    .select({ words: communityAwayWords.words })
    .from(members)
    .leftJoin(communityAwayWords, eq(communityAwayWords.communityId, members.communityId))
    .where(and(eq(members.userId, userId), isNull(members.leftAt)));
  const chosen = theirs.flatMap(({ words }) => words ?? []);
  const areAllChosen = theirs.length > 0 && theirs.every(({ words }) => words !== null);
  return areAllChosen ? chosen : [...chosen, ...(await limitsOf(tx)).awayWords];
}
