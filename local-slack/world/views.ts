import { refuseUnknownFiles } from './files.js';
import { epoch } from './ids.js';
import { SlackError } from './slack-error.js';
import { carryOver } from './state.js';
import type { ReadView } from './view-argument.js';
import type { User, View, Workspace } from './workspace.js';
import { changed, type World } from './world.js';

/** A modal and at most two pushed on it. */
const HIGHEST_STACK = 3;

/** Opens a modal as the first of a new stack. */
export function openModal(world: World, workspace: Workspace, user: string, read: ReadView): View {
  refuse(workspace, read);
  const view = newView(world, user, read, undefined);
  workspace.modals.set(user, [view]);
  return show(world, workspace, view);
}

/** Puts a modal on top of the one it was asked for from. */
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

/** Replaces what is in a view. With a `hash`, only if nothing else replaced it since. */
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

/** Publishes someone's Home tab, the first or the next. */
export function publishHome(world: World, workspace: Workspace, user: User, read: ReadView, hash?: string): View {
  const before = workspace.homes.get(user.id);
  if (before) return updateView(world, workspace, before, read, hash);
  refuse(workspace, read);
  const view = newView(world, user.id, read, undefined);
  workspace.homes.set(user.id, view);
  return show(world, workspace, view);
}

/** Takes views off someone's stack, wherever they are in it. */
export function dropModals(world: World, workspace: Workspace, user: string, dropped: readonly View[]): void {
  const left = modalsOf(workspace, user).filter((view) => !dropped.includes(view));
  if (left.length > 0) workspace.modals.set(user, left);
  else workspace.modals.delete(user);
  changed(world, { what: 'view', team: workspace.id, user });
}

/** The modals someone has open, the one on top last. */
export function modalsOf(workspace: Workspace, user: string): View[] {
  return workspace.modals.get(user) ?? [];
}

/** An open modal or a published Home, by either of its ids. */
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

function refuse(workspace: Workspace, { given, blocks }: ReadView, self?: View): void {
  refuseUnknownFiles(workspace, blocks, 'invalid_arguments');
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
