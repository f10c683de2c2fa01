import type { WebClient } from '@slack/web-api';
import type { Community } from '../../../core/communities.js';
import { isDuplicate } from '../../../core/database/database.js';
import { membersChanged } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { ensureOrganizers } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { joinChannel } from '../../../slack/channels.js';
import { type HandlerResponse, say } from '../../../slack/interactions/responses.js';
import { followChannel } from '../contracts.js';
import { copy } from '../copy.js';
import { inChannel, MAX_EVERYONE, mayAskEveryone } from '../domain.js';
import * as store from '../store/communities.js';
import { deleteDraft, draftOfPerson } from '../store/drafts.js';
import { rowOf } from './draft.js';
import { showDraft } from './showing.js';

/**
 * Creates the community of this person's draft. They are a member and an organizer at once, so that they can go on before
 * the job has read the channel.
 */
export async function create(
  deps: Deps,
  person: Person,
  slack: WebClient,
  announceAt: Date | null,
): Promise<Community | { readonly response: HandlerResponse }> {
  const { workspaceId, userId } = person;
  const now = deps.clock();
  const draft = await deps.db.inWorkspace(workspaceId, (tx) => draftOfPerson(tx, userId));
  if (!draft?.settings.channel) return { response: say(md`${copy.draftGone}`) };
  const channel = await joinChannel(slack, draft.settings.channel);
  if ('noEntry' in channel) return { response: say(md`${copy.noEntry[channel.noEntry]}`) };
  if (draft.settings.enrolment === 'everyone' && !mayAskEveryone(channel.size)) {
    const problem = copy.tooManyForEveryone(MAX_EVERYONE);
    return { response: await showDraft(deps, person, inChannel(draft.settings, channel), problem) };
  }
  const community = await uniquely(() =>
    deps.db.inWorkspace(workspaceId, async (tx) => {
      const created = await store.createCommunity(tx, { ...rowOf(draft, person, now), announceAt });
      await deleteDraft(tx, userId);
      const joining = { workspaceId, communityId: created.id, userIds: [userId] };
      await store.join(tx, { ...joining, at: now });
      await deps.tell(tx, membersChanged, { ...joining, now });
      await ensureOrganizers(tx, created, now);
      return created;
    }),
  );
  if (!community) return { response: say(md`${copy.channelTaken}`) };
  await deps.jobs.add(followChannel, { workspaceId, id: community.id });
  await deps.refreshHome(workspaceId, [userId]);
  return community;
}

/** Returns undefined on a unique violation: the channel already has a community. */
async function uniquely(insert: () => Promise<Community>): Promise<Community | undefined> {
  try {
    return await insert();
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}
