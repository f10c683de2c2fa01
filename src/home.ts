import type { Button, HomeView, KnownBlock } from '@slack/types';
import { z } from 'zod';
import { checklistBlocks } from './checklist.js';
import { copy } from './copy.js';
import { isAdministrator } from './core/administrators.js';
import { currentCommunity } from './core/communities.js';
import { type Tx, together } from './core/database/database.js';
import { switchesIn } from './core/feature-switches.js';
import { personById } from './core/people.js';
import { may, outside } from './core/permissions.js';
import { standingsOf } from './core/roles.js';
import { currentWorkspace } from './core/workspaces.js';
import type { Deps, Feature, HomePart, HomeSection, Viewer } from './feature.js';
import { byId, idPayload, job, type Work, work } from './queue/job.js';
import { section } from './slack/blocks/blocks.js';
import { homeView, needsBlocks } from './slack/blocks/home-view.js';
import { md } from './slack/blocks/mrkdwn.js';
import { copy as words } from './slack/copy.js';
import { isUnreachable } from './slack/errors.js';
import { isHomeTab, slackId } from './slack/event-fields.js';
import { button, event } from './slack/interactions/contracts.js';
import type { Listen } from './slack/interactions/listen.js';
import { page, pageOfBlocks, showPage } from './slack/interactions/pages.js';
import { infoModal, say } from './slack/interactions/responses.js';
import { loadPerson } from './slack/load-person.js';
import { write } from './slack/outbound/write.js';

/** Publishes the Home tab of one person; `id` is their user id. */
export const publishHome = job('home.publish', idPayload, byId, {
  when: 'a person opened Home, or something on it changed',
  does: 'publishes their Home',
});

export const homeOpened = event('app_home_opened', z.object({ user: slackId }), isHomeTab);

/** Opens a whole section that Home had no room for. */
export const showSection = button('home.show', z.object({ section: z.string().max(40), page }));

/** Returns the buttons at the end of Home. Passed in by `app.ts`. */
export type LastRow = (viewer: Viewer) => readonly Button[];

/** Registers handlers that publish Home when a user opens it, and open a section that was shortened. */
export function listenForHome(
  on: Listen,
  features: readonly Feature[],
  deps: Pick<Deps, 'db' | 'clock' | 'refreshHome' | 'dueIn'>,
): void {
  on.event(homeOpened, (workspaceId, { user }) => deps.refreshHome(workspaceId, [user]));

  on.press(showSection, { act: 'home.read' }, ({ person, carry }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) => {
      const viewer = await viewerOf(tx, deps, person.userId);
      const sections = viewer ? await sectionsOf(features, viewer, await partsOf(features, viewer)) : [];
      const found = sections.find((it) => it.name === carry.section);
      if (!found) return say(md`${copy.nothingThere}`);
      const { title, name, blocks: all } = found;
      const turn = (label: string, page: number) => showSection.element(label, { section: name, page });
      return showPage(infoModal(title, pageOfBlocks(all, { page: carry.page, turn })), carry.page);
    }),
  );
}

/** The parts of Home that no section provides. */
export interface CommonHomeParts {
  readonly lastRow: LastRow;
  /** Shown to a person who had themselves erased. */
  readonly erased: readonly KnownBlock[];
}

/** Returns the handler of `publishHome`: it reads all sections in one transaction, then makes one Slack call. */
export function homeWork(
  features: readonly Feature[],
  deps: Pick<Deps, 'db' | 'clock' | 'tell' | 'slack' | 'dueIn'>,
  { lastRow, erased }: CommonHomeParts,
): Work {
  return work(publishHome, async ({ workspaceId, id }) => {
    const slack = await deps.slack(workspaceId);
    const read = () => deps.db.inWorkspace(workspaceId, (tx) => compose(tx, features, lastRow, deps, id));
    try {
      const view = (await read()) ?? ((await loadPerson(deps, slack, workspaceId, id)) && (await read()));
      const shown: HomeView = view ?? { type: 'home', blocks: [...erased] };
      await write(shown, (it) => slack.views.publish({ user_id: id, view: it }));
    } catch (error) {
      if (!isUnreachable(error)) throw error;
    }
  });
}

/**
 * Returns the person's Home; undefined when Hearth has no record of them. Runs four queries, at most one for each
 * section, one for an organizer's checklist, and, for a person in several communities who chose none, one for each
 * feature in which something can be due.
 */
async function compose(
  tx: Tx,
  features: readonly Feature[],
  lastRow: LastRow,
  deps: Pick<Deps, 'clock' | 'dueIn'>,
  userId: string,
): Promise<HomeView | undefined> {
  const viewer = await viewerOf(tx, deps, userId);
  if (!viewer) return undefined;
  if (viewer.person.standing === 'stranger') return { type: 'home', blocks: [section(md`${words.stranger}`)] };
  const parts = await partsOf(features, viewer);
  const buttons = parts.flatMap(({ part }) => part.lastRow ?? []);
  return homeView(await sectionsOf(features, viewer, parts), [...buttons, ...lastRow(viewer)]);
}

async function viewerOf(
  tx: Tx,
  { clock, dueIn }: Pick<Deps, 'clock' | 'dueIn'>,
  userId: string,
): Promise<Viewer | undefined> {
  const now = clock();
  const [person, workspace] = await together(personById(tx, userId), currentWorkspace(tx));
  if (!person) return undefined;
  const standings = await standingsOf(tx, person, now);
  const communities = standings.map((it) => it.community);
  const isUndecided = communities.length > 1 && !communities.some((it) => it.id === person.homeCommunityId);
  const community = currentCommunity(person, communities, isUndecided ? await dueIn(tx, person, now) : []);
  const standing = standings.find((it) => it.community === community);
  const facts = standing ?? outside(isAdministrator(person, workspace.installerId));
  return { tx, now, workspace, person, communities, community, may: (act) => may(act, facts) };
}

/**
 * Returns the features' sections in order of rank. For an organizer, then what needs one, and the steps to get started,
 * unless the community is closed.
 */
async function sectionsOf(features: readonly Feature[], viewer: Viewer, parts: readonly Part[]) {
  const titled = parts.map(({ name, home: { title }, part: { blocks } }) => ({ name, title, blocks }));
  const needs = parts.flatMap(({ part }) => part.needs ?? []);
  const urgent = { name: 'needs', title: copy.needs, blocks: needsBlocks(needs), isUrgent: true };
  const checklist = { name: 'checklist', title: copy.gettingStarted, blocks: await checklistBlocks(features, viewer) };
  // The list says what is left to do, so "Nothing needs you" would contradict it.
  const forOrganizers = needs.length > 0 || checklist.blocks.length === 0 ? [urgent, checklist] : [checklist];
  const all = viewer.may('community.see-needs') && !viewer.community?.closedAt ? [...titled, ...forOrganizers] : titled;
  return all.map((it) => ({
    ...it,
    line: section(md`*${it.title}*`, showSection.element(copy.show, { section: it.name })),
  }));
}

interface Part {
  readonly name: string;
  readonly home: HomeSection;
  readonly part: HomePart;
}

async function partsOf(features: readonly Feature[], viewer: Viewer): Promise<Part[]> {
  const isOn = viewer.community ? await switchesIn(viewer.tx, viewer.community.id) : () => false;
  const shown = [...features].sort(byRank).flatMap(({ name, home, optional }) => {
    if (viewer.community?.closedAt && !home?.whenClosed) return [];
    return home && (!optional || isOn(optional.by)) ? [{ name, home }] : [];
  });
  return together(...shown.map(async (it) => ({ ...it, part: await it.home.section(viewer) })));
}

function byRank(a: Feature, b: Feature): number {
  return (a.home?.rank ?? 0) - (b.home?.rank ?? 0);
}
