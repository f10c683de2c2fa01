import type { KnownBlock } from '@slack/types';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { copy } from './copy.js';
import { hideChecklist } from './core/communities.js';
import type { Tx } from './core/database/database.js';
import type { ChecklistEntry, Deps, Feature, Viewer } from './feature.js';
import { actions, section } from './slack/blocks/blocks.js';
import { md } from './slack/blocks/mrkdwn.js';
import { button, named } from './slack/interactions/contracts.js';
import type { Listen } from './slack/interactions/listen.js';
import { here } from './slack/interactions/permissions.js';

export const hideChecklistButton = button('checklist.hide', z.object({ communityId: z.uuid() }));

/** Registers the button that hides the list "Getting started" of a community for all its organizers. */
export function listenForChecklist(on: Listen, deps: Deps): void {
  on.press(hideChecklistButton, here('checklist.see'), async ({ person: { workspaceId, userId }, community }) => {
    await deps.db.inWorkspace(workspaceId, (tx) => hideChecklist(tx, community.id, deps.clock()));
    await deps.refreshHome(workspaceId, [userId]);
    return undefined;
  });
}

/**
 * Returns the list "Getting started" for an organizer, with the next entry of all features; nothing once all are done
 * or the list is hidden. Runs one query.
 */
export async function checklistBlocks(features: readonly Feature[], viewer: Viewer): Promise<KnownBlock[]> {
  const { community, may } = viewer;
  if (!community || !may('checklist.see') || community.checklistHiddenAt || community.closedAt) return [];
  const entries = features
    .flatMap(({ checklist }) => checklist?.({ ...viewer, community }) ?? [])
    .sort((a, b) => a.rank - b.rank);
  const done = await whichAreDone(viewer.tx, entries);
  const next = entries.find((_, i) => !done[i]);
  if (!next) return [];
  const line = copy.stepsDone(done.filter((it) => it).length, entries.length, next.text);
  return [
    section(md`${line}`),
    actions(
      named(next.button, copy.nameOf(next.button.text.text, next.text)),
      named(hideChecklistButton.element(copy.hide, { communityId: community.id }), copy.hideChecklist),
    ),
  ];
}

async function whichAreDone(tx: Tx, entries: readonly ChecklistEntry[]): Promise<boolean[]> {
  if (entries.length === 0) return [];
  const { rows } = await tx.execute(
    sql`select array[${sql.join(
      entries.map((it) => it.isDone),
      sql`, `,
    )}]::boolean[] as done`,
  );
  return z.array(z.object({ done: z.array(z.boolean()) })).parse(rows)[0]?.done ?? [];
}
