import type { WebClient } from '@slack/web-api';
import { administers } from '../../../core/administrators.js';
import type { Community } from '../../../core/communities.js';
import { isDuplicate, type Tx } from '../../../core/database/database.js';
import { membersChanged, membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { joinChannel } from '../../../slack/channels.js';
import { installed } from '../../../slack/installations/installed.js';
import type { FormOf } from '../../../slack/interactions/contracts.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { WORKSPACE } from '../../../slack/interactions/permissions.js';
import {
  fieldErrors,
  type HandlerResponse,
  notice,
  open,
  refuse,
  replace,
} from '../../../slack/interactions/responses.js';
import { declined } from '../../../slack/scopes.js';
import { followChannel, openSettings, openSetUp, setUpModal, setUpShortcut, switchCommunity } from '../contracts.js';
import { copy } from '../copy.js';
import { nameOfChannel } from '../domain.js';
import * as store from '../store.js';
import { doneBlocks, helloMessage, setUpView } from '../views.js';

/** The fields of the modal that are saved for a new or an existing community. */
type Settings = store.Purpose & store.RhythmRow;

export function listenForSetUp(on: Listen, deps: Deps): void {
  on.shortcut(setUpShortcut, async ({ person }) => {
    const may = await deps.db.inWorkspace(person.workspaceId, (tx) => administers(tx, person));
    return may ? openSetUpForm(deps, person, undefined) : refuse(copy.onlyAdmins, 'may not set up');
  });

  on.event(installed, async (workspaceId, { installerId }) => {
    const workspace = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      ...(await currentWorkspace(tx)),
      hasCommunity: await store.anyCommunity(tx),
    }));
    if (workspace.hasCommunity) return;
    const message = helloMessage(workspace.name);
    await deps.deliver.post(workspaceId, { key: 'community.hello', to: installerId, message });
  });

  on.press(openSetUp, administrators, ({ person }) => openSetUpForm(deps, person, undefined));

  on.press(openSettings, organizers, ({ person, community }) => openSetUpForm(deps, person, community));

  on.submit(setUpModal, setUpOrChange, ({ person, slack, community, form }) => {
    const { problem, audience, outcome, days, time, deadline, clock } = form;
    const rhythm = {
      checkinDays: days,
      checkinTime: time,
      checkinDeadline: deadline,
      fixedZone: clock === 'own' ? null : clock,
      rhythmSince: deps.clock(),
    };
    const settings = { problem, audience, outcome, ...rhythm };
    if (community) return change(deps, person, community.id, settings);
    return create(deps, person, slack, form, settings);
  });

  on.press(switchCommunity, members, async ({ person: { workspaceId, userId }, community }) => {
    await deps.db.inWorkspace(workspaceId, (tx) => store.chooseOnHome(tx, userId, community.id));
    await deps.refreshHome(workspaceId, [userId]);
    return undefined;
  });
}

const ofCommunity = (_: Tx, { communityId }: { communityId: string }) => communityId;
const members = { for: 'member', of: ofCommunity } as const;
const organizers = { for: 'organizer', of: ofCommunity } as const;
const administrators = { for: 'organizer', of: WORKSPACE } as const;

/** A new community requires the role in the workspace; an existing one requires it in that community. */
const setUpOrChange = {
  for: 'organizer',
  of: (_: Tx, { communityId }: { communityId: string | null }) => communityId ?? WORKSPACE,
} as const;

export function openSetUpForm(deps: Deps, person: Person, community: Community | undefined): Promise<HandlerResponse> {
  // A community's settings replace the list modal from which they are opened.
  const show = community ? replace : open;
  return deps.db.inWorkspace(person.workspaceId, async (tx) =>
    show(setUpView(community, person.zone, declined((await currentWorkspace(tx)).scopes))),
  );
}

async function create(
  deps: Deps,
  person: Person,
  slack: WebClient,
  { channel: channelId, enrolment = 'joiners' }: FormOf<typeof setUpModal>,
  settings: Settings,
): Promise<HandlerResponse> {
  const { workspaceId } = person;
  if (!channelId) return fieldErrors({ channel: copy.channelMissing });
  const channel = await joinChannel(slack, channelId);
  if ('noEntry' in channel) return fieldErrors({ channel: copy.noEntry[channel.noEntry] });
  const row = {
    ...settings,
    workspaceId,
    channelId,
    name: nameOfChannel(channel.name),
    createdBy: person.userId,
    createdAt: deps.clock(),
    checkinEnrolment: enrolment,
  };
  const community = await uniquely(() => deps.db.inWorkspace(workspaceId, (tx) => store.createCommunity(tx, row)));
  if (!community) return fieldErrors({ channel: copy.channelTaken });
  await deps.jobs.add(followChannel, { workspaceId, id: community.id });
  return replace(notice(doneBlocks(community)));
}

async function change(
  deps: Deps,
  { workspaceId, userId }: Person,
  communityId: string,
  settings: Settings,
): Promise<HandlerResponse> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await store.changeCommunity(tx, communityId, settings);
    const userIds = (await membersOf(tx, communityId)).map((member) => member.userId);
    await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds, now: deps.clock() });
  });
  await deps.refreshHome(workspaceId, [userId]);
  return undefined;
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
