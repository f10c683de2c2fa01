import { type Community, communityById } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import { firstProgramme } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { type HandlerResponse, open, replace, say } from '../../../slack/interactions/responses.js';
import { exampleButton, followChannel, openAnnouncement, previewModal, startQuietly } from '../contracts.js';
import { copy } from '../copy.js';
import * as store from '../store/communities.js';
import { doneView, inviteView } from '../views/started.js';
import { toSetUp, toSetUpOrAnnounce } from './access.js';
import { create } from './create.js';
import { preview } from './showing.js';

/** Registers handlers for the preview of an announcement, which creates the community or announces it. */
export function listenForPreview(on: Listen, deps: Deps): void {
  on.press(exampleButton, { act: 'community.preview' }, async () => say(md`${copy.exampleButton}`));

  on.press(openAnnouncement, here('community.announce'), async ({ person, community }) => {
    if (community.announceAt) return say(md`${copy.announcedAlready(community.name)}`);
    const { locale, rhythm } = await deps.db.inWorkspace(person.workspaceId, async (tx) => ({
      locale: await store.localeOfPost(tx, community),
      rhythm: await firstProgramme(tx, community.id),
    }));
    return open(preview(deps, person, community, rhythm, { isNew: false, locale }));
  });

  on.submit(previewModal, toSetUpOrAnnounce, async ({ person, slack, community }) => {
    if (community) return community.closedAt ? say(md`${copy.closedText}`) : announce(deps, person, community);
    const created = await create(deps, person, slack, deps.clock());
    return 'response' in created ? created.response : replace(doneView(created, deps.invitations(created)));
  });

  on.press(startQuietly, toSetUp, async ({ person, slack }) => {
    const created = await create(deps, person, slack, null);
    return 'response' in created ? created.response : replace(inviteView(created));
  });
}

async function announce(deps: Deps, { workspaceId, userId }: Person, { id }: Community): Promise<HandlerResponse> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const community = await communityById(tx, id);
    if (!community?.announceAt) await store.changeState(tx, id, { announceAt: deps.clock() });
  });
  await deps.jobs.add(followChannel, { workspaceId, id });
  await deps.refreshHome(workspaceId, [userId]);
  return undefined;
}
