import type { WebClient } from '@slack/web-api';
import type { Log } from '../core/log.js';
import { PermanentError } from '../core/retry.js';
import { slackError, verdictOf } from './errors.js';
import type { Saving } from './load-person.js';
import { type SlackUser, saveUsers, slackUser } from './users.js';

/** The page size that Slack recommends for `users.list`. */
const PAGE_SIZE = 200;

/** The number of users for whom one page of `users.list` is worth a try, before each is asked for by a call. */
const PER_PAGE = 50;

/**
 * Loads these users from Slack and saves them as it goes, so that another try has only the rest to load. Logs and leaves
 * out those whom Slack refuses. Returns the first error for which another try may help, after all others are loaded.
 * Throws at once if Slack asks to wait, or refuses the whole workspace.
 */
export async function loadPeople(
  saving: Saving & { readonly log: Log },
  slack: WebClient,
  workspaceId: string,
  userIds: readonly string[],
): Promise<unknown> {
  const { db, clock, tell, log } = saving;
  const save = (all: readonly SlackUser[]) => db.inWorkspace(workspaceId, (tx) => saveUsers(tx, tell, all, clock()));
  const missing = new Set(userIds);
  for await (const page of pagesOf(slack, Math.floor(userIds.length / PER_PAGE))) {
    const wanted = page.filter((it) => missing.has(it.id));
    await save(wanted);
    for (const { id } of wanted) missing.delete(id);
    if (missing.size < PER_PAGE) break;
  }
  let failure: unknown;
  for (const user of missing) {
    try {
      const { success, data } = slackUser.safeParse((await slack.users.info({ user, include_locale: true })).user);
      if (success) await save([data]);
      else log.warn({ workspaceId, userId: user }, 'Slack described a user in a way that Hearth can’t read');
    } catch (error) {
      const verdict = verdictOf(error);
      if (verdict === 'retry' || verdict === 'workspace' || error instanceof PermanentError) throw error;
      if (verdict === 'unknown') failure ??= error;
      else log.warn({ workspaceId, userId: user, slack: slackError(error) }, 'Slack refused to describe a user');
    }
  }
  return failure;
}

/** Yields at most so many pages of the workspace's users, without those that Hearth can't read. */
async function* pagesOf(slack: WebClient, most: number): AsyncGenerator<SlackUser[]> {
  let cursor: string | undefined;
  for (let page = 0; page < most; page += 1) {
    const answer = await slack.users.list({ limit: PAGE_SIZE, include_locale: true, ...(cursor ? { cursor } : {}) });
    yield (answer.members ?? []).flatMap((it) => slackUser.safeParse(it).data ?? []);
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return;
  }
}
