import { communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { personById } from '../../../core/people.js';
import { may } from '../../../core/permissions.js';
import { standingIn } from '../../../core/roles.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { type Work, work } from '../../../queue/job.js';
import { message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { sendFile } from '../../../slack/outbound/upload.js';
import { moderationSwitch, sendLogFile } from '../contracts.js';
import { copy } from '../copy.js';
import { csvOfLog } from '../domain/log.js';
import { type LogEntry, logFor } from '../store/log.js';

/** Sends the log as a file to a person who may still see it. */
export function logWork({ db, clock, slack, deliver }: Deps): Work {
  return work(sendLogFile, async ({ workspaceId, communityId, userId, at }) => {
    const found = await db.inWorkspace(workspaceId, async (tx) => ({
      log: await readableBy(tx, { communityId, userId, now: clock() }),
      scopes: (await currentWorkspace(tx)).scopes,
    }));
    if (!found.log) return;
    const content = csvOfLog(copy.columns, found.log.map(inWords));
    const file = { to: userId, filename: copy.logFile, content, comment: copy.logComment };
    if (await sendFile(() => slack(workspaceId), found.scopes, file)) return;
    const text = message(section(md`${copy.noFiles}`));
    await deliver.post(workspaceId, { key: `moderation.log:${userId}:${at}`, to: userId, message: text });
  });
}

/** Returns the log as this person may see it now; undefined if they may not. */
async function readableBy(tx: Tx, { communityId, userId, now }: { communityId: string; userId: string; now: Date }) {
  const person = await personById(tx, userId);
  const standing = person && (await standingIn(tx, communityId, person, now));
  const community = await communityById(tx, communityId);
  if (!community || !standing || !may('moderation.see-log', standing)) return undefined;
  return (await isOn(tx, communityId, moderationSwitch))
    ? (await logFor(tx, community, { userId, now, from: 0, most: Number.MAX_SAFE_INTEGER })).entries
    : undefined;
}

function inWords({ place, state, acts, ...it }: LogEntry) {
  return {
    ...it,
    where: place ? copy.where[place] : copy.noMessage,
    state: copy.logStates[state],
    acts: acts.map((one) => ({ ...one, act: copy.actNames[one.act] })),
  };
}
