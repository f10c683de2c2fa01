import type { KnownBlock } from '@slack/types';
import type { Deps } from '../../../feature.js';
import { type Message, picture } from '../../../slack/blocks/blocks.js';
import { curveKey } from '../domain/keys.js';
import type { Challenge } from '../store/challenges.js';
import { allLogs } from '../store/logs.js';
import { resultsOf } from '../store/results.js';
import { curveOfGroup } from '../views/curve.js';
import { type SummedUp, summaryMessage } from '../views/summary.js';

/** Returns the summary of a challenge that has ended, with a picture of the group's curve if Slack takes one. */
export async function summaryOf(deps: Deps, challenge: Challenge): Promise<Message> {
  const { workspaceId, id } = challenge;
  const { results, logs } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    results: await resultsOf(tx, challenge),
    logs: await allLogs(tx, id),
  }));
  return summaryMessage({ ...results, picture: await curve(deps, results, logs) });
}

/** A challenge in which nobody logged anything has no curve. */
async function curve(
  { uploadPicture }: Deps,
  results: SummedUp,
  logs: Awaited<ReturnType<typeof allLogs>>,
): Promise<KnownBlock | undefined> {
  if (logs.length === 0) return undefined;
  const { workspaceId, id } = results.challenge;
  const uploaded = await uploadPicture(workspaceId, { key: curveKey(id), ...curveOfGroup(results, logs) });
  return uploaded && picture(uploaded);
}
