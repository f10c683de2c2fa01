import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import type { Log } from '../../core/log.js';
import { eraseWorkspace } from '../../core/personal-data.js';
import {
  isToErase,
  resumeWorkspace,
  stoppedWorkspaces,
  stopWorkspace,
  workspacesToErase,
} from '../../core/workspaces.js';
import type { Installations } from './installations.js';

/** As many as one round takes. */
const SWEEP_LIMIT = 50;

/** What becomes of workspaces that Hearth does not serve any more. */
export interface InstallationLifecycle {
  /** Slack does not accept our token there, for the reason of that name. Nothing is sent there from now on; nothing is deleted. */
  tokenRefused(workspaceId: string, code: string): Promise<void>;
  /** Goes on where Slack accepts our token again: a refusal may have been a passing one. */
  retryStopped(): Promise<void>;
  /** Erases everything about those whose days of grace are over. */
  eraseOverdue(): Promise<void>;
}

export function createInstallationLifecycle(
  db: Database,
  installations: Installations,
  clock: Clock,
  log: Log,
): InstallationLifecycle {
  async function resumeIfAccepted(workspaceId: string): Promise<void> {
    if (!(await installations.accepted(workspaceId))) return;
    await db.inWorkspace(workspaceId, resumeWorkspace);
    installations.forget(workspaceId);
    log.info({ workspaceId }, 'Slack accepts our token again: everything for this workspace goes on');
  }

  async function eraseIfStill(workspaceId: string): Promise<void> {
    const erased = await eraseWorkspace(db, workspaceId, (tx) => isToErase(tx, workspaceId, clock()));
    if (erased) log.info({ workspaceId }, 'everything about a workspace was erased');
  }

  /** One that fails does not keep the rest from its turn, and comes round again. */
  async function each(workspaceIds: readonly string[], work: (workspaceId: string) => Promise<void>): Promise<void> {
    for (const workspaceId of workspaceIds) {
      await work(workspaceId).catch((error) => log.warn({ err: error, workspaceId }, 'a workspace was not tended to'));
    }
  }

  return {
    tokenRefused: async (workspaceId, code) => {
      log.error(
        { workspaceId, slack: code },
        'Slack does not accept our token any more: everything for this workspace has stopped',
      );
      await db.inWorkspace(workspaceId, (tx) => stopWorkspace(tx, clock()));
      installations.forget(workspaceId);
    },
    retryStopped: async () =>
      each(await db.acrossWorkspaces((tx) => stoppedWorkspaces(tx, SWEEP_LIMIT)), resumeIfAccepted),
    eraseOverdue: async () =>
      each(await db.acrossWorkspaces((tx) => workspacesToErase(tx, clock(), SWEEP_LIMIT)), eraseIfStill),
  };
}
