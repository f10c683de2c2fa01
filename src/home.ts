import type { HomeView } from '@slack/types';
import { z } from 'zod';
import { currentCommunity } from './core/communities.js';
import type { Tx } from './core/database/database.js';
import { personById } from './core/people.js';
import { isAdministrator, standingsOf } from './core/roles.js';
import { currentWorkspace } from './core/workspaces.js';
import type { Deps, Feature, HomePart } from './feature.js';
import { byId, idPayload, job, type Work, work } from './queue/job.js';
import { homeView } from './slack/blocks/home-view.js';
import { isUnreachable } from './slack/errors.js';
import { event } from './slack/interactions/contracts.js';
import type { Listen } from './slack/interactions/listen.js';
import { loadPerson } from './slack/load-person.js';

/** Publishes the Home tab of one person; `id` is theirs. */
export const publishHome = job('home.publish', idPayload, byId);

const homeOpened = event('app_home_opened', z.object({ user: z.string(), tab: z.literal('home') }));

/** Home is published afresh whenever somebody opens it. */
export function listenForHome(
  on: Listen,
  refresh: (workspaceId: string, userIds: readonly string[]) => Promise<void>,
): void {
  on.event(homeOpened, (workspaceId, { user }) => refresh(workspaceId, [user]));
}

/** The worker's side: all parts read in one transaction, then one Slack call. */
export function homeWork(features: readonly Feature[], deps: Pick<Deps, 'db' | 'clock' | 'slack'>): Work {
  return work(publishHome, async ({ workspaceId, id }) => {
    const slack = await deps.slack(workspaceId);
    const read = () => deps.db.inWorkspace(workspaceId, (tx) => compose(tx, features, id, deps.clock()));
    try {
      const view = (await read()) ?? (await loadPerson(deps.db, slack, workspaceId, id).then(read));
      if (view) await slack.views.publish({ user_id: id, view });
    } catch (error) {
      if (!isUnreachable(error)) throw error;
    }
  });
}

/** The Home of that person; undefined for somebody whom Hearth has not met. */
async function compose(tx: Tx, features: readonly Feature[], userId: string, now: Date): Promise<HomeView | undefined> {
  const person = await personById(tx, userId);
  if (!person) return undefined;
  const workspace = await currentWorkspace(tx);
  const standings = await standingsOf(tx, userId);
  const communities = standings.map((it) => it.community);
  const community = currentCommunity(person, communities);
  const organizes = standings.some((it) => it.community === community && it.roles.includes('organizer'));
  const administers = isAdministrator(person, workspace.installerId);
  const viewer = { tx, now, workspace, person, communities, community, organizes, administers };
  const parts: HomePart[] = [];
  for (const { home } of features) if (home) parts.push(await home(viewer));
  return homeView(parts);
}
