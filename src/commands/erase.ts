import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../core/clock.js';
import type { Database } from '../core/database/database.js';
import { finishErasure, requestErasure } from '../core/erasures.js';
import { type Erased, eraseWorkspace } from '../core/personal-data.js';
import { stopWorkspace } from '../core/workspaces.js';
import { inventoryOf } from '../deps.js';
import { features } from '../features/index.js';
import { type Command, print, withDatabase } from './command.js';

const USAGE = `Say what to erase:

  npm run erase -- --workspace T0123            everything about a workspace
  npm run erase -- --workspace T0123 --user U4  everything about one person in it

Erasing can’t be undone. Uninstall Hearth in Slack before you erase its workspace.`;

/** Erases a workspace, or a person in it, immediately. On a terminal, the operator has to type the id again. */
export const erase: Command = async (words) => {
  const { workspace, user } = read(words);
  if (!workspace) {
    print(USAGE);
    return 2;
  }
  if (process.stdin.isTTY && !(await confirmed(user ?? workspace))) {
    print('Nothing was erased.');
    return 1;
  }
  const erased = await withDatabase(async ({ db }) => {
    if (user) return erasePersonForGood(db, workspace, user);
    await db.inWorkspace(workspace, (tx) => stopWorkspace(tx, systemClock()));
    return (await eraseWorkspace(db, workspace, async () => true)) ?? {};
  });
  print(...report(erased, user ? `${user} in ${workspace}` : workspace));
  return 0;
};

function read(words: readonly string[]): { workspace?: string | undefined; user?: string | undefined } {
  try {
    const options = { workspace: { type: 'string' }, user: { type: 'string' } } as const;
    return parseArgs({ args: [...words], options }).values;
  } catch {
    return {};
  }
}

async function confirmed(id: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await asking.question(`Erasing can’t be undone. Type ${id} to continue: `);
  asking.close();
  return typed.trim() === id;
}

function report(erased: Erased, whom: string): string[] {
  const tables = Object.entries(erased);
  if (tables.length === 0) return [`Hearth had no data about ${whom}.`];
  return [`Erased all data about ${whom}. Rows per table:`, ...tables.map(([name, rows]) => `  ${name}: ${rows}`)];
}

/** Erases a person, and records it, so that Hearth stores nothing about them again. */
async function erasePersonForGood(db: Database, workspaceId: string, userId: string): Promise<Erased> {
  const at = systemClock();
  await db.inWorkspace(workspaceId, (tx) => requestErasure(tx, workspaceId, userId, at));
  return finishErasure(db, inventoryOf(features), { workspaceId, userId, at });
}
