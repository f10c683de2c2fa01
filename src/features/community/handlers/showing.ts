import type { Community } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import type { Rhythm } from '../../../core/programmes.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { type HandlerResponse, replace } from '../../../slack/interactions/responses.js';
import { declined } from '../../../slack/scopes.js';
import type { Draft } from '../domain.js';
import type { NewCommunity } from '../store/communities.js';
import { type SavedDraft, saveDraft } from '../store/drafts.js';
import { setUpView } from '../views/form.js';
import { previewView } from '../views/preview.js';
import { rowOf } from './draft.js';

/** Saves the draft, and shows it in place of the current modal. `problem` is a sentence for the top of the form. */
export async function showDraft(
  { db, clock }: Deps,
  person: Person,
  draft: Draft,
  problem?: string,
): Promise<HandlerResponse> {
  return db.inWorkspace(person.workspaceId, async (tx) => {
    await saveDraft(tx, person, draft, clock());
    return replace(setUpView({ draft, person, declined: declined((await currentWorkspace(tx)).scopes), problem }));
  });
}

/**
 * Shows what will be posted about a community that does not exist yet. `problem` is a sentence that says why it does
 * not, for the top.
 */
export function previewOfDraft(deps: Deps, person: Person, draft: SavedDraft, problem?: string): HandlerResponse {
  const row = rowOf(draft, person, deps.clock());
  return replace(preview(deps, person, asCommunity(row), row, { isNew: true, problem, locale: person.locale }));
}

/** Returns the modal that shows what will be posted. `locale` is that of the person who set the community up. */
export function preview(
  deps: Deps,
  person: Person,
  community: Community,
  rhythm: Rhythm,
  it: { isNew: boolean; problem?: string | undefined; locale: string },
) {
  return previewView({ community, rhythm, invitations: deps.invitations(community), person, now: deps.clock(), ...it });
}

function asCommunity(row: NewCommunity): Community {
  const none = { openedAt: null, announcedAt: null, pausedUntil: null, closedAt: null };
  return {
    ...row,
    ...none,
    channelName: row.channelName ?? null,
    channelLostAt: null,
    unorganizedSince: null,
    sizeTold: 0,
    checklistHiddenAt: null,
  };
}
