import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, refuse, replace, say } from '../../../slack/interactions/responses.js';
import { cheerLog } from '../contracts.js';
import { copy } from '../copy.js';
import { sees } from '../domain/visibility.js';
import { addCheer } from '../store/cheers.js';
import { type LogRow, logById } from '../store/logs.js';
import { participantById } from '../store/participants.js';
import { readFor, type Seen, toLog } from './reading.js';
import { pageFor } from './showing.js';

const words = copy.taking;

/** Registers the handler that cheers for what another member logged. */
export function listenForCheers(on: Listen, deps: Deps): void {
  on.press(cheerLog, toLog, async ({ person, community, carry }) => {
    const { workspaceId, userId } = person;
    const now = deps.clock();
    const { response, author } = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const log = await logById(tx, carry.logId);
      const it = log && (await readFor(tx, { person, community, now }, log.challengeId));
      const refused = await refusal(tx, it, log);
      if (refused || !it || !log) return { response: refused, author: null };
      const { challenge, today } = it;
      const cheer = { workspaceId, challengeId: challenge.id, fromUser: userId, day: today, logId: log.id, at: now };
      if (!(await addCheer(tx, cheer))) return { response: say(md`${words.cheeredToday}`), author: null };
      const response = replace(await pageFor(tx, it, carry.page));
      return { response, author: log.userId };
    });
    if (author) await deps.refreshHome(workspaceId, [author]);
    return response;
  });
}

/** Returns the refusal of a cheer; undefined if this person sees the log of another member that is still there. */
async function refusal(tx: Tx, it: Seen | undefined, log: LogRow | undefined): Promise<HandlerResponse> {
  const author = log && (await participantById(tx, log.participantId));
  if (!it || !log || !author || log.undoneAt || author.leftAt) return refuse(words.cheerGone, 'no such log');
  if (log.userId === it.person.userId) return refuse(words.cheerOwn, 'their own log');
  const viewer = { userId: it.person.userId, teamId: it.own?.teamId ?? null };
  return sees(it.challenge.visibility, viewer, author)
    ? undefined
    : refuse(words.cheerGone, 'a log that they don’t see');
}
