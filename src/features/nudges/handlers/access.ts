import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { type HandlerResponse, refuse, say } from '../../../slack/interactions/responses.js';
import { maySetUp } from '../../community/index.js';
import { copy } from '../copy.js';
import { PREVIEW_CASE } from '../jobs/preview.js';

export async function organizes(tx: Tx, person: Person): Promise<boolean> {
  return maySetUp(person, (await currentWorkspace(tx)).installerId);
}

/** Runs `work` for who organizes that community. */
export async function forOrganizer(
  tx: Tx,
  person: Person,
  communityId: string,
  work: (community: Community) => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  if (!(await organizes(tx, person))) return refuse(copy.onlyOrganizers, 'may not organize');
  const community = await communityById(tx, communityId);
  return community ? work(community) : refuse(copy.gone, 'no such community in this workspace');
}

/** What a button of a rehearsal answers; undefined for every other. */
export function previewResponse(roundId: string): HandlerResponse {
  return roundId === PREVIEW_CASE ? say(md`${copy.rehearsed}`) : undefined;
}
