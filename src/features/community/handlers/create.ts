import type { WebClient } from '@slack/web-api';
import type { Community } from '../../../core/communities.js';
import { isDuplicate } from '../../../core/database/database.js';
import { membersChanged } from '../../../core/members.js';
import { ensureOrganizers } from '../../../core/organizers.js';
import type { Person } from '../../../core/people.js';
import { TimeoutError, withTimeout } from '../../../core/timeout.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { joinChannel } from '../../../slack/channels.js';
import { type HandlerResponse, say } from '../../../slack/interactions/responses.js';
import { followChannel } from '../contracts.js';
import { copy } from '../copy.js';
import { type Draft, inChannel, MAX_EVERYONE, mayAskEveryone } from '../domain.js';
import * as store from '../store/communities.js';
import { deleteDraft, draftOfPerson } from '../store/drafts.js';
import { rowOf } from './draft.js';
import { previewOfDraft, showDraft } from './showing.js';

/** Shorter than the client's own timeout, and than that of the whole request, so that the preview can be shown again. */
const JOIN_TIMEOUT_MS = 1_600;

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
  const again = (problem: string, it: Draft = draft.settings) => showDraft(deps, person, it, problem);
  const channel = await joinInTime(slack, draft.settings.channel, userId);
  if (!channel) return { response: previewOfDraft(deps, person, draft, copy.slowChannel) };
  if ('noEntry' in channel) return { response: await again(copy.noEntry[channel.noEntry]) };
  if (draft.settings.enrolment === 'everyone' && !mayAskEveryone(channel.size))
    return { response: await again(copy.tooManyForEveryone(MAX_EVERYONE), inChannel(draft.settings, channel)) };
  const community = await uniquely(() =>
    deps.db.inWorkspace(workspaceId, async (tx) => {
      const created = await store.createCommunity(tx, { ...rowOf(draft, person, now), announceAt });
      await deleteDraft(tx, userId);
      const joining = { workspaceId, communityId: created.id, userIds: [userId] };
      await store.join(tx, { ...joining, at: now });
      await deps.tell(tx, membersChanged, { ...joining, now });
      await ensureOrganizers(tx, deps.tell, created, now);
      return created;
    }),
  );
  if (!community) return { response: await again(copy.channelTaken) };
  await deps.jobs.add(followChannel, { workspaceId, id: community.id });
  await deps.refreshHome(workspaceId, [userId]);
  return community;
}

/** Returns undefined if Slack takes too long. Hearth may be in the channel all the same, so that the next try is quick. */
async function joinInTime(slack: WebClient, channelId: string, userId: string) {
  try {
    return await withTimeout(JOIN_TIMEOUT_MS, () => joinChannel(slack, channelId, userId));
  } catch (error) {
    if (error instanceof TimeoutError) return undefined;
    throw error;
  }
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
