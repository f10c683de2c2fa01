import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { instantOf } from '../../../slack/timestamp.js';
import { messagePosted, reactionAdded } from '../../activity/index.js';
import { show } from '../jobs/show.js';
import { answerInThread, reactTo, replyTo } from '../store/checkins.js';
import { endTurns } from '../store/turns.js';

/** Registers handlers for messages and reactions that answer a check-in. Slack may deliver any event twice or late. */
export function listenForAnswers(on: Listen, deps: Deps): void {
  const { db } = deps;

  on.event(messagePosted, async (workspaceId, { channel: channelId, user: userId, ts, thread_ts: threadTs, text }) => {
    if (!threadTs || text.length === 0) return;
    const act = { channelId, threadTs, userId, mentioned: text, now: instantOf(ts) };
    await db.inWorkspace(workspaceId, async (tx) =>
      settle(tx, deps, workspaceId, await answerInThread(tx, act), act.now),
    );
  });

  on.event(reactionAdded, (workspaceId, { user: userId, item, event_ts }) => {
    const act = { channelId: item.channel, ts: item.ts, userId, now: instantOf(event_ts) };
    return db.inWorkspace(workspaceId, async (tx) => settle(tx, deps, workspaceId, await reactTo(tx, act), act.now));
  });
}

/** Settles a check-in to which a member replied with its button. */
export async function whenReplied(
  tx: Tx,
  deps: Deps,
  it: { workspaceId: string; id: string; userId: string; now: Date },
): Promise<void> {
  await settle(tx, deps, it.workspaceId, await replyTo(tx, it), it.now);
}

/** Ends the turns of those who were asked to answer these check-ins. */
async function settle(tx: Tx, deps: Deps, workspaceId: string, ids: readonly string[], now: Date): Promise<void> {
  await show(tx, deps, workspaceId, await endTurns(tx, ids, now));
}
