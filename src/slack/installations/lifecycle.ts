import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import type { Log } from '../../core/log.js';
import { eraseWorkspace } from '../../core/personal-data.js';
import { isErasureDue, resumeWorkspace, stoppedWorkspaces, workspacesToErase } from '../../core/workspaces.js';
import type { Installations } from './installations.js';

/** The largest number of workspaces that one sweep takes. */
const SWEEP_LIMIT = 50;

/** Resumes and erases workspaces that Hearth no longer serves. */
export interface InstallationLifecycle {
  /** Resumes stopped workspaces in which Slack accepts our token again, since a refusal can be temporary. */
  retryStopped(): Promise<void>;
  /** Erases all data of uninstalled workspaces whose grace period is over. */
  eraseOverdue(): Promise<void>;
}

/** Calls `resuming` with each workspace that is about to be served again. */
export function createInstallationLifecycle(
  { db, clock, log }: { db: Database; clock: Clock; log: Log },
  installations: Pick<Installations, 'accepted'>,
  resuming: (workspaceId: string) => Promise<void>,
): InstallationLifecycle {
  async function resumeIfAccepted(workspaceId: string): Promise<void> {
    if (!(await installations.accepted(workspaceId))) return;
    // Before it is served, so that a crash can't lose this: it is handled together with the events that were kept.
    await resuming(workspaceId);
    await db.inWorkspace(workspaceId, resumeWorkspace);
    log.info({ workspaceId }, 'Slack accepts our token again: everything for this workspace goes on');
  }

  async function eraseIfStill(workspaceId: string): Promise<void> {
    const erased = await eraseWorkspace(db, workspaceId, (tx) => isErasureDue(tx, workspaceId, clock()));
    if (erased) log.info({ workspaceId }, 'everything about a workspace was erased');
  }

  /** A workspace that fails doesn't stop the others; the next sweep retries it. */
  async function each(workspaceIds: readonly string[], work: (workspaceId: string) => Promise<void>): Promise<void> {
    for (const workspaceId of workspaceIds) {
      await work(workspaceId).catch((error) => log.warn({ err: error, workspaceId }, 'a workspace was not tended to'));
    }
  }

  return {
    retryStopped: async () =>
      each(await db.acrossWorkspaces((tx) => stoppedWorkspaces(tx, SWEEP_LIMIT)), resumeIfAccepted),
    eraseOverdue: async () =>
      each(await db.acrossWorkspaces((tx) => workspacesToErase(tx, clock(), SWEEP_LIMIT)), eraseIfStill),
  };
}
