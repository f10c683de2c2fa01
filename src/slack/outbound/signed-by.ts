import type { WebClient } from '@slack/web-api';
import type { Database } from '../../core/database/database.js';
import type { Person } from '../../core/people.js';
import { currentWorkspace } from '../../core/workspaces.js';
import { loadPicture } from '../load-person.js';
import { SIGNING_SCOPE, type Signed, usernameOf } from './signed.js';

/**
 * Returns the name and the picture for messages of this person; undefined unless an admin has granted the scope to post
 * under members' names. Throws Slack's errors.
 */
export async function signedBy(
  { db, slack }: { readonly db: Database; readonly slack: (workspaceId: string) => Promise<WebClient> },
  person: Person,
): Promise<Pick<Signed, 'username' | 'picture'> | undefined> {
  const { scopes } = await db.inOneQuery(person.workspaceId, currentWorkspace);
  if (!scopes.includes(SIGNING_SCOPE)) return undefined;
  return {
    username: usernameOf(person.name),
    picture: await loadPicture(db, await slack(person.workspaceId), person),
  };
}
