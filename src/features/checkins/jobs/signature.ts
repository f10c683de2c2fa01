import type { Person } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { loadPicture } from '../../../slack/load-person.js';
import { SIGNING_SCOPE, type Signed, usernameOf } from '../../../slack/outbound/signed.js';

/**
 * Returns the name and the picture for messages of this person; undefined unless an admin has granted the scope to post
 * under members' names. Throws Slack's errors.
 */
export async function signatureOf(
  { db, slack }: Deps,
  person: Person,
): Promise<Pick<Signed, 'username' | 'picture'> | undefined> {
  const { scopes } = await db.inWorkspace(person.workspaceId, currentWorkspace);
  if (!scopes.includes(SIGNING_SCOPE)) return undefined;
  return {
    username: usernameOf(person.name),
    picture: await loadPicture(db, await slack(person.workspaceId), person),
  };
}
