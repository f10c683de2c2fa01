import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../core/clock.js';
import type { Database } from '../core/database/database.js';
import { finishErasure, requestErasure } from '../core/erasures.js';
import { type Erased, eraseWorkspace } from '../core/personal-data.js';
import { isServedNow, stopWorkspace } from '../core/workspaces.js';
import { inventoryOf } from '../deps.js';
import { features } from '../features/index.js';
import { type Command, print, withDatabase } from './command.js';

const USAGE = `Say what to erase:

  npm run erase -- --workspace T0123            everything about a workspace
  npm run erase -- --workspace T0123 --user U4  everything about one person in it

Erasing can’t be undone. Uninstall Hearth in Slack before you erase its workspace.`;

/** Erases a workspace, or a person in it. On a terminal, the operator has to type the id again. */
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
  const printed = await withDatabase(async ({ db }) => {
    if (user) return eraseOnePerson(db, workspace, user, systemClock());
    await db.inWorkspace(workspace, (tx) => stopWorkspace(tx, systemClock()));
    return report((await eraseWorkspace(db, workspace, async () => true)) ?? {}, workspace);
  });
  print(...printed);
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

/**
 * Has a person erased. A running Hearth does it, as for those who ask for it in Slack, because it also changes what others
 * see of them there. Where Hearth was uninstalled, it can change nothing, and this erases the person itself. Returns the
 * lines to print.
 */
export async function eraseOnePerson(db: Database, workspaceId: string, userId: string, at: Date): Promise<string[]> {
  const whom = `${userId} in ${workspaceId}`;
  const isServed = await db.inWorkspace(workspaceId, async (tx) => {
    await requestErasure(tx, workspaceId, userId, at);
    return isServedNow(tx);
  });
  if (!isServed) return report(await finishErasure(db, inventoryOf(features), { workspaceId, userId, at }), whom);
  return [
    `Recorded. Hearth will erase ${whom} within a minute, or when it next starts.`,
    'From now on it stores nothing new about them and sends them nothing. When it’s done, its log says “erased a person”, with the number of rows.',
  ];
}
