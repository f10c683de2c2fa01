import type { WebClient } from '@slack/web-api';
import { type Community, communitiesOf, communityById } from '../../../core/communities.js';
import { isDuplicate, type Tx } from '../../../core/database/database.js';
import { membersChanged, membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { joinChannel } from '../../../slack/channels.js';
import { installed } from '../../../slack/installations/installed.js';
import type { Listen } from '../../../slack/interactions/listen.js';
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
import { maySetUp, nameOfChannel } from '../domain.js';
import * as store from '../store.js';
import { doneBlocks, helloMessage, setUpView } from '../views.js';

/** What the modal settles about a community, new or not. */
type Settings = store.Purpose & store.RhythmRow;

export function listenForSetUp(on: Listen, deps: Deps): void {
  on.shortcut(setUpShortcut, ({ person }) => show(deps, person, null));

  on.event(installed, async (workspaceId, { installerId }) => {
    const begun = await deps.db.inWorkspace(workspaceId, async (tx) => ({
      ...(await currentWorkspace(tx)),
      already: await store.anyCommunity(tx),
    }));
    if (begun.already) return;
    const message = helloMessage(begun.name);
    await deps.deliver.post(workspaceId, { key: 'community.hello', to: installerId, message });
  });

  on.press(openSetUp, ({ person }) => show(deps, person, null));

  on.press(openSettings, ({ person, carry }) => show(deps, person, carry.communityId));

  on.submit(setUpModal, ({ person, slack, carry, form }) => {
    const { problem, audience, outcome, days, time, deadline, clock } = form;
    const rhythm = {
      checkinDays: days,
      checkinTime: time,
      checkinDeadline: deadline,
      fixedZone: clock === 'own' ? null : clock,
      rhythmSince: deps.clock(),
    };
    const settings = { problem, audience, outcome, ...rhythm };
    if (carry.communityId) return change(deps, person, carry.communityId, settings);
    return create(deps, person, slack, form.channel, settings);
  });

  on.press(switchCommunity, async ({ person, carry }) => {
    const { workspaceId, userId } = person;
    const refused = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const theirs = await communitiesOf(tx, userId);
      if (!theirs.some((it) => it.id === carry.communityId)) return refuse(copy.gone, 'not in that community');
      await store.chooseOnHome(tx, userId, carry.communityId);
      return undefined;
    });
    await deps.refreshHome(workspaceId, [userId]);
    return refused;
  });
}

async function show(deps: Deps, person: Person, communityId: string | null): Promise<HandlerResponse> {
  return deps.db.inWorkspace(person.workspaceId, async (tx) => {
    if (!(await allowed(tx, person))) return refuse(copy.onlyAdmins, 'may not set up');
    const community = communityId ? await communityById(tx, communityId) : undefined;
    if (communityId && !community) return refuse(copy.gone, 'no such community in this workspace');
    return open(setUpView(community, person.zone, declined((await currentWorkspace(tx)).scopes)));
  });
}

async function create(
  deps: Deps,
  person: Person,
  slack: WebClient,
  channelId: string | undefined,
  settings: Settings,
): Promise<HandlerResponse> {
  const { workspaceId } = person;
  if (!channelId) return fieldErrors({ channel: copy.channelMissing });
  if (!(await deps.db.inWorkspace(workspaceId, (tx) => allowed(tx, person))))
    return refuse(copy.onlyAdmins, 'may not set up');
  const channel = await joinChannel(slack, channelId);
  if ('noEntry' in channel) return fieldErrors({ channel: copy.noEntry[channel.noEntry] });
  const row = {
    ...settings,
    workspaceId,
    channelId,
    name: nameOfChannel(channel.name),
    createdBy: person.userId,
    createdAt: deps.clock(),
  };
  const community = await uniquely(() => deps.db.inWorkspace(workspaceId, (tx) => store.createCommunity(tx, row)));
  if (!community) return fieldErrors({ channel: copy.channelTaken });
  await deps.jobs.add(followChannel, { workspaceId, id: community.id });
  return replace(notice(doneBlocks(community)));
}

async function change(deps: Deps, person: Person, communityId: string, settings: Settings): Promise<HandlerResponse> {
  const { workspaceId } = person;
  const refused = await deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await allowed(tx, person))) return refuse(copy.onlyAdmins, 'may not set up');
    if (!(await communityById(tx, communityId))) return refuse(copy.gone, 'no such community in this workspace');
    await store.changeCommunity(tx, communityId, settings);
    const userIds = (await membersOf(tx, communityId)).map((member) => member.userId);
    await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds, now: deps.clock() });
    return undefined;
  });
  await deps.refreshHome(workspaceId, [person.userId]);
  return refused;
}

async function allowed(tx: Tx, person: Person): Promise<boolean> {
  return maySetUp(person, (await currentWorkspace(tx)).installerId);
}

/** Undefined when somebody else was first. */
async function uniquely(insert: () => Promise<Community>): Promise<Community | undefined> {
  try {
    return await insert();
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}
