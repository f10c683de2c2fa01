import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { MINUTE } from '../../../core/durations.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type Work, work } from '../../../queue/job.js';
import { message, section } from '../../../slack/blocks/blocks.js';
import type { Mrkdwn } from '../../../slack/blocks/mrkdwn.js';
import { tellReporter } from '../contracts.js';
import { copy } from '../copy.js';
import { isClosed } from '../domain/case.js';
import { reports } from '../schema.js';
import { caseById } from '../store/cases.js';
import { reportById, told } from '../store/reports.js';

/** Finds reports whose reporters are due to hear something. */
export const reportersDue = dueWork('moderation.due-reporters', {
  job: tellReporter,
  table: reports,
  id: reports.id,
  dueAt: reports.dueAt,
  everyMs: MINUTE,
});

/** Tells reporters that their report arrived, and that it was handled, once each. They asked for both by reporting. */
export function reporterWork({ db, deliver, clock }: Deps): Work {
  return work(tellReporter, async ({ workspaceId, id }) => {
    const found = await db.inWorkspace(workspaceId, (tx) => read(tx, id));
    if (!found) return;
    const { report, name, isHandled } = found;
    const tell = (what: string, text: Mrkdwn) =>
      deliver.post(workspaceId, {
        ...{ key: `moderation.${what}:${id}`, to: report.reporterUserId },
        message: message(section(text)),
      });
    if (!report.receivedAt) await tell('received', copy.toldReceived(name));
    if (isHandled && !report.handledAt) await tell('handled', copy.toldHandled(name));
    const now = clock();
    const handled = isHandled ? { handledAt: report.handledAt ?? now } : {};
    await db.inWorkspace(workspaceId, (tx) => told(tx, report, { receivedAt: report.receivedAt ?? now, ...handled }));
  });
}

/** Returns a report that is due, with the name of its community; undefined if it is gone. */
async function read(tx: Tx, id: string) {
  const report = await reportById(tx, id);
  const row = report && (await caseById(tx, report.caseId));
  const community = row && (await communityById(tx, row.communityId));
  return community && { report, name: community.name, isHandled: isClosed(row) };
}
