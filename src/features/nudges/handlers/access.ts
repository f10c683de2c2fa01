import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { type Answer, refuse, say } from '../../../slack/interactions/responses.js';
import { maySetUp } from '../../community/index.js';
import { copy } from '../copy.js';
import { REHEARSAL } from '../jobs/preview.js';

export async function organizes(tx: Tx, person: Person): Promise<boolean> {
  return maySetUp(person, (await currentWorkspace(tx)).installerId);
}

/** Runs `work` for who organizes that community. */
export async function forOrganizer(
  tx: Tx,
  person: Person,
  communityId: string,
  work: (community: Community) => Promise<Answer>,
): Promise<Answer> {
  if (!(await organizes(tx, person))) return refuse(copy.onlyOrganizers, 'may not organize');
  const community = await communityById(tx, communityId);
  return community ? work(community) : refuse(copy.gone, 'no such community in this workspace');
}

/** What a button of a rehearsal answers; undefined for every other. */
export function ofRehearsal(roundId: string): Answer {
  return roundId === REHEARSAL ? say(md`${copy.rehearsed}`) : undefined;
}
