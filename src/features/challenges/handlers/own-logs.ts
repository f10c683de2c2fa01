import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { showPage } from '../../../slack/interactions/pages.js';
import { type HandlerResponse, refuse, replace } from '../../../slack/interactions/responses.js';
import { openOwnLogs, ownLogMenu, undoLog } from '../contracts.js';
import { copy } from '../copy.js';
import { daysToLog } from '../domain/days.js';
import { changeLog, type LogRow, logById, logsOf } from '../store/logs.js';
import { lockParticipant } from '../store/taking-part.js';
import { done } from '../views/join.js';
import { ownLogsView } from '../views/log.js';
import { changeRefusal, openLogForm, type Taken } from './logging.js';
import { readFor, refusalIn, showInPost, toLog, toTakePart } from './reading.js';

const words = copy.taking;

/** Registers handlers with which participants see, correct and undo what they logged. */
export function listenForOwnLogs(on: Listen, deps: Deps): void {
  const { db, clock } = deps;

  on.press(openOwnLogs, toTakePart, ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      return it?.own
        ? showPage(await listFor(tx, it as Taken, carry.page), carry.page)
        : refuse(words.joinFirst, 'takes no part');
    }),
  );

  on.press(undoLog, toLog, ({ person, community, carry }) =>
    change(deps, person, community, carry.logId, async (tx, it, log) => {
      await undo(tx, deps, it, log);
      return replace(done(words.log, words.undone));
    }),
  );

  on.press(ownLogMenu, toLog, ({ person, community, carry }) =>
    change(deps, person, community, carry.logId, async (tx, it, log) => {
      if (carry.act === 'correct') return openLogForm(tx, it, {}, log);
      await undo(tx, deps, it, log);
      return replace(await listFor(tx, it));
    }),
  );
}

async function undo(tx: Tx, deps: Deps, { challenge }: Taken, { id }: LogRow): Promise<void> {
  await changeLog(tx, id, { undoneAt: deps.clock() });
  await showInPost(tx, deps, challenge, deps.clock());
}

/** Does something with a log that this person may still change. */
async function change(
  deps: Deps,
  person: Person,
  community: Community,
  logId: string,
  work: (tx: Tx, it: Taken, log: LogRow) => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  const response = await deps.db.inWorkspace(person.workspaceId, async (tx) => {
    const challengeId = (await logById(tx, logId))?.challengeId ?? logId;
    await lockParticipant(tx, challengeId, person.userId);
    const log = await logById(tx, logId);
    const it = await readFor(tx, { person, community, now: deps.clock() }, challengeId);
    const refused = refusalIn(it);
    if (refused || !it || !log) return refused;
    if (!it.own) return refuse(words.joinFirst, 'takes no part');
    const taken = { ...it, own: it.own };
    return changeRefusal(taken, log) ?? work(tx, taken, log);
  });
  await deps.refreshHome(person.workspaceId, [person.userId]);
  return response;
}

async function listFor(tx: Tx, { challenge, own, today, person }: Taken, page?: number) {
  const days = daysToLog(challenge, today);
  return ownLogsView(await logsOf(tx, own.id), { challenge, days, today, locale: person.locale, page });
}
