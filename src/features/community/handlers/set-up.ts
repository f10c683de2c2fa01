import type { WebClient } from '@slack/web-api';
import { communityOfChannel } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import { firstProgramme } from '../../../core/programmes.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { absentFrom, lookAtChannel } from '../../../slack/channels.js';
import { installed, resumed } from '../../../slack/installations/installed.js';
import type { Actor, Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, open, replace } from '../../../slack/interactions/responses.js';
import { declined } from '../../../slack/scopes.js';
import {
  changeChannel,
  changeKind,
  changeRhythm,
  openSetUp,
  setUpModal,
  setUpShortcut,
  showMore,
} from '../contracts.js';
import { copy } from '../copy.js';
import { type Draft, draftOf, HELLO_KEY, inChannel, MAX_EVERYONE, mayAskEveryone } from '../domain.js';
import { followAll } from '../jobs/follow-channel.js';
import { anyCommunity } from '../store/communities.js';
import { draftOfPerson, saveDraft } from '../store/drafts.js';
import { settingsView, setUpView } from '../views/form.js';
import { helloMessage } from '../views/home.js';
import { toSetUp, toSetUpOrChange } from './access.js';
import { withForm, withTyped } from './draft.js';
import { changeSettings } from './settings.js';
import { previewOfDraft, showDraft } from './showing.js';

/** Registers handlers for the form of a community, up to its preview. */
export function listenForSetUp(on: Listen, deps: Deps): void {
  on.shortcut(setUpShortcut, 'community.set-up', ({ person, slack }) => openSetUpForm(deps, { person, slack }));

  on.event(installed, async (workspaceId, { installerId }) => {
    const workspace = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      ...(await currentWorkspace(tx)),
      hasCommunity: await anyCommunity(tx),
    }));
    if (workspace.hasCommunity) return;
    const message = helloMessage(workspace.name);
    await deps.deliver.post(workspaceId, { key: HELLO_KEY, to: installerId, message });
  });

  on.event(resumed, (workspaceId) => deps.db.inWorkspace(workspaceId, (tx) => followAll(tx, deps, { workspaceId })));

  on.press(openSetUp, toSetUp, ({ person, slack }) => openSetUpForm(deps, { person, slack }));

  for (const change of [changeChannel, changeKind, changeRhythm]) {
    on.press(change, toSetUpOrChange, async ({ person, slack, community, typed }) => {
      if (community) {
        const saved = await deps.db.inWorkspace(person.workspaceId, (tx) => firstProgramme(tx, community.id));
        const form = { draft: withTyped(draftOf(community, saved), typed), person };
        return replace(settingsView(community.id, community.checkinEnrolment, form));
      }
      return showDraft(
        deps,
        person,
        await withChannel(slack, person, withTyped(await savedDraft(deps, person), typed)),
      );
    });
  }

  on.press(showMore, toSetUp, async ({ person, typed }) =>
    showDraft(deps, person, { ...withTyped(await savedDraft(deps, person), typed), isLong: true }),
  );

  on.submit(setUpModal, toSetUpOrChange, async ({ person, slack, community, form }) => {
    if (community) return changeSettings(deps, person, community, form);
    const { channel: channelId } = form;
    if (!channelId) return fieldErrors({ channel: copy.channelMissing });
    const channel = await lookAtChannel(slack, channelId, person.userId);
    if ('noEntry' in channel) return fieldErrors({ channel: copy.noEntry[channel.noEntry] });
    if ((await absentFrom(slack, channelId, [person.userId])).length > 0)
      return fieldErrors({ channel: copy.joinFirst });
    const draft = inChannel(withForm(await savedDraft(deps, person), form), channel);
    if (form.enrolment === 'everyone' && !mayAskEveryone(channel.size))
      return fieldErrors({ enrolment: copy.tooManyForEveryone(MAX_EVERYONE) });
    return deps.db.inWorkspace(person.workspaceId, async (tx) => {
      if (await communityOfChannel(tx, channelId)) return fieldErrors({ channel: copy.channelTaken });
      return previewOfDraft(deps, person, await saveDraft(tx, person, draft, deps.clock()));
    });
  });
}

/**
 * Opens the form for a new community, as the person left it. `channelId` is the channel in which they asked for it; the
 * form suggests it if a community can be set up there.
 */
export async function openSetUpForm(
  deps: Deps,
  { person, slack }: Actor,
  channelId?: string,
): Promise<HandlerResponse> {
  const saved = await savedDraft(deps, person);
  const isFree = channelId !== undefined && !(await hasCommunity(deps, person, channelId));
  const here = isFree ? await withChannel(slack, person, { ...saved, channel: channelId }) : undefined;
  // Slack knows no name if Hearth cannot get into the channel, or it is a DM.
  const draft = here?.channelName ? here : saved;
  return deps.db.inWorkspace(person.workspaceId, async (tx) =>
    open(setUpView({ draft, person, declined: declined((await currentWorkspace(tx)).scopes) })),
  );
}

function hasCommunity({ db }: Deps, { workspaceId }: Person, channelId: string): Promise<boolean> {
  return db.inWorkspace(workspaceId, async (tx) => (await communityOfChannel(tx, channelId)) !== undefined);
}

function savedDraft({ db }: Deps, { workspaceId, userId }: Person): Promise<Draft> {
  return db.inWorkspace(workspaceId, async (tx) => (await draftOfPerson(tx, userId))?.settings ?? {});
}

/** Adds what Slack knows about the channel that this person chose. */
async function withChannel(slack: WebClient, { userId }: Person, draft: Draft): Promise<Draft> {
  if (!draft.channel) return draft;
  const channel = await lookAtChannel(slack, draft.channel, userId);
  return inChannel(draft, 'noEntry' in channel ? undefined : channel);
}
