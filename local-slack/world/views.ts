import { epoch } from './ids.js';
import { SlackError } from './slack-error.js';
import { carryOver } from './state.js';
import type { ReadView } from './view-argument.js';
import type { User, View, Workspace } from './workspace.js';
import { changed, type World } from './world.js';

/** One modal and at most two pushed onto it. */
const HIGHEST_STACK = 3;

/** Opens a modal as a new stack. */
export function openModal(world: World, workspace: Workspace, user: string, read: ReadView): View {
  refuse(workspace, read);
  const view = newView(world, user, read, undefined);
  workspace.modals.set(user, [view]);
  return show(world, workspace, view);
}

/** Pushes a modal onto the person's stack. */
export function pushModal(world: World, workspace: Workspace, user: string, read: ReadView): View {
  const stack = modalsOf(workspace, user);
  const top = stack.at(-1);
  if (!top) throw new SlackError('not_found');
  if (stack.length >= HIGHEST_STACK) throw new SlackError('push_limit_reached');
  refuse(workspace, read);
  const view = newView(world, user, read, top);
  stack.push(view);
  return show(world, workspace, view);
}

/** Replaces the content of a view. Throws `hash_conflict` if `hash` is outdated. */
export function updateView(world: World, workspace: Workspace, view: View, read: ReadView, hash?: string): View {
  if (hash !== undefined && hash !== view.hash) throw new SlackError('hash_conflict');
  refuse(workspace, read, view);
  view.typed = carryOver(view.typed, view.blocks, read.blocks);
  view.given = read.given;
  view.blocks = read.blocks;
  view.errors = {};
  view.hash = newHash(world);
  return show(world, workspace, view);
}

/** Publishes or replaces a user's Home tab. */
export function publishHome(world: World, workspace: Workspace, user: User, read: ReadView, hash?: string): View {
  const before = workspace.homes.get(user.id);
  if (before) return updateView(world, workspace, before, read, hash);
  refuse(workspace, read);
  const view = newView(world, user.id, read, undefined);
  workspace.homes.set(user.id, view);
  return show(world, workspace, view);
}

/** Removes views from a user's stack, at any position. */
export function dropModals(world: World, workspace: Workspace, user: string, dropped: readonly View[]): void {
  const left = modalsOf(workspace, user).filter((view) => !dropped.includes(view));
  if (left.length > 0) workspace.modals.set(user, left);
  else workspace.modals.delete(user);
  changed(world, { what: 'view', team: workspace.id, user });
}

/** A user's open modals, with the top one last. */
export function modalsOf(workspace: Workspace, user: string): View[] {
  return workspace.modals.get(user) ?? [];
}

/** Finds an open modal or a Home tab by either of its IDs. */
export function findView(
  workspace: Workspace,
  by: { readonly viewId?: string | undefined; readonly externalId?: string | undefined },
): View {
  const view = allViews(workspace).find(
    (it) => it.id === by.viewId || (by.externalId && it.given.external_id === by.externalId),
  );
  if (!view) throw new SlackError('not_found');
  return view;
}

function allViews(workspace: Workspace): View[] {
  return [...[...workspace.modals.values()].flat(), ...workspace.homes.values()];
}

function refuse(workspace: Workspace, { given }: ReadView, self?: View): void {
  const externalId = given.external_id;
  if (!externalId) return;
  const taken = allViews(workspace).some((view) => view !== self && view.given.external_id === externalId);
  if (taken) throw new SlackError('duplicate_external_id');
}

function newView(world: World, user: string, { given, blocks }: ReadView, below: View | undefined): View {
  const id = world.ids.id('V');
  return {
    id,
    type: given.type,
    user,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    hash: newHash(world),
    given,
    blocks,
    typed: new Map(),
    errors: {},
  };
}

function newHash(world: World): string {
  return `${epoch(world.clock.now())}.${world.ids.short()}`;
}

function show(world: World, workspace: Workspace, view: View): View {
  changed(world, { what: 'view', team: workspace.id, user: view.user });
  return view;
}
