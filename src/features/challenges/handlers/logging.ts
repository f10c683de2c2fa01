import type { Tx } from '../../../core/database/database.js';
import { memberActed } from '../../../core/member-acts.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import {
  fieldErrors,
  type HandlerResponse,
  infoModal,
  open,
  refuse,
  replace,
} from '../../../slack/interactions/responses.js';
import { type FormOfLog, logged, logModal, logProgress, logToday } from '../contracts.js';
import { copy } from '../copy.js';
import { daysToLog, logRefusal } from '../domain/days.js';
import { progressOf } from '../domain/progress.js';
import { amountIn } from '../domain/typed.js';
import { addLog, changeLog, type LogRow, logById, logsOf, type NewLog } from '../store/logs.js';
import type { Participant } from '../store/participants.js';
import { lockParticipant } from '../store/taking-part.js';
import { asTypedBefore, loggedBlocks, logView, type TypedSoFar } from '../views/log.js';
import { progressWords } from '../views/words.js';
import { newLogId, noDayWords, readFor, refusalIn, type Seen, showInPost, toTakePart } from './reading.js';

const words = copy.taking;

/** A challenge for one who takes part in it. */
export type Taken = Seen & { readonly own: Participant };

/** Registers handlers that open the form to log progress, and save what was logged. */
export function listenForLogging(on: Listen, deps: Deps): void {
  const { db, clock } = deps;

  on.press(logProgress, toTakePart, ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      return loggingRefusal(it) ?? openLogForm(tx, it as Taken);
    }),
  );

  on.press(logToday, toTakePart, async ({ person, community, carry }) => {
    const response = await db.inWorkspace(person.workspaceId, async (tx) => {
      await lockParticipant(tx, carry.challengeId, person.userId);
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      const refused = loggingRefusal(it);
      if (refused || !it?.own) return refused;
      const { challenge, own, today } = it;
      // After the last day, or in a challenge that counts something else by now, the form asks for more.
      if (challenge.measure !== 'days' || today > challenge.lastDay) return openLogForm(tx, { ...it, own });
      const isDone = (await logsOf(tx, own.id)).some(({ day }) => day === today);
      if (!isDone) await record(tx, deps, { ...it, own }, { id: newLogId(), day: today, amount: 1, note: null });
      return undefined;
    });
    await deps.refreshHome(person.workspaceId, [person.userId]);
    return response;
  });

  on.submit(logModal, toTakePart, async ({ person, community, carry, form }) => {
    const response = await db.inWorkspace(person.workspaceId, async (tx) => {
      await lockParticipant(tx, carry.challengeId, person.userId);
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      return loggingRefusal(it) ?? save(tx, deps, it as Taken, carry, form);
    });
    await deps.refreshHome(person.workspaceId, [person.userId]);
    return response;
  });
}

/** Returns the refusal of logging; undefined if the person takes part and there is a day to log. */
export function loggingRefusal(it: Seen | undefined): HandlerResponse {
  const refused = refusalIn(it);
  if (refused || !it) return refused;
  if (!it.own) return refuse(words.joinFirst, 'takes no part');
  return daysToLog(it.challenge, it.today).length > 0 ? undefined : refuse(noDayWords(it), 'no day can be logged');
}

/** Opens the form, filled in with what was typed elsewhere. `log`: the one to correct; undefined for a new one. */
export async function openLogForm(
  tx: Tx,
  it: Taken,
  typed: Partial<TypedSoFar> = {},
  log?: LogRow,
): Promise<HandlerResponse> {
  const { challenge, today, person } = it;
  const blank = { day: undefined, amount: '', note: '' };
  return open(
    logView({
      ...{ challenge, today, locale: person.locale, days: daysToLog(challenge, today) },
      progress: await ownProgress(tx, it),
      logId: log?.id ?? newLogId(),
      isChange: log !== undefined,
      typed: { ...(log ? asTypedBefore(log, person.locale) : blank), ...typed },
    }),
  );
}

/** Returns how far a participant is, in words. */
async function ownProgress(tx: Tx, { challenge, own, today, person }: Taken): Promise<string> {
  const logs = await logsOf(tx, own.id);
  const facts = { done: progressOf(challenge, logs), lastLogged: logs[0]?.day, target: own.target };
  return progressWords(challenge, { ...facts, today, locale: person.locale });
}

type Entry = Pick<NewLog, 'id' | 'day' | 'amount' | 'note'>;

/** Adds a log of a participant who is locked. A second press adds none. */
export async function record(
  tx: Tx,
  deps: Deps,
  { challenge, own, person }: Pick<Taken, 'challenge' | 'own' | 'person'>,
  entry: Entry,
): Promise<void> {
  const { workspaceId, id: challengeId, communityId } = challenge;
  const { userId } = person;
  const at = deps.clock();
  const row = { ...entry, workspaceId, challengeId, participantId: own.id, userId, loggedAt: at };
  if (!(await addLog(tx, row))) return;
  await deps.tell(tx, memberActed, { workspaceId, communityId, userId, kind: logged, at });
  await showInPost(tx, deps, challenge, at);
}

async function save(
  tx: Tx,
  deps: Deps,
  it: Taken,
  { logId, isChange }: { logId: string; isChange?: boolean | undefined },
  form: FormOfLog,
): Promise<HandlerResponse> {
  const { challenge, person, today } = it;
  const refused = logRefusal(challenge, form.day, today);
  if (refused) return fieldErrors({ day: words.dayRefused[refused] });
  const read = challenge.measure === 'days' ? { amount: 1 } : amountIn(form.amount ?? '', challenge, person.locale);
  if ('refusal' in read) return fieldErrors({ amount: words.amounts[read.refusal] });
  const entry = { day: form.day, amount: read.amount, note: form.note || null };
  if (!isChange) {
    await record(tx, deps, it, { id: logId, ...entry });
    return loggedResponse(tx, it, logId, words.log);
  }
  const log = await logById(tx, logId);
  const wrong = changeRefusal(it, log);
  if (wrong) return wrong;
  await changeLog(tx, logId, entry);
  await showInPost(tx, deps, challenge, deps.clock());
  return loggedResponse(tx, it, logId, words.correctTitle);
}

/** Returns the refusal of a change of a log; undefined if it is this person's and can be changed on their day. */
export function changeRefusal({ challenge, own, today }: Taken, log: LogRow | undefined): HandlerResponse {
  if (log?.participantId !== own.id) return refuse(words.notYours, 'a log of somebody else');
  if (log.undoneAt) return refuse(words.undoneBefore, 'undone before');
  const refused = logRefusal(challenge, log.day, today);
  return refused && refuse(words.dayRefused[refused], 'its day can’t be changed');
}

async function loggedResponse(tx: Tx, it: Taken, logId: string, title: string): Promise<HandlerResponse> {
  const blocks = await loggedIn(tx, it, logId);
  return replace({ ...infoModal(title, blocks), clear_on_close: true });
}

/** Says what was logged, and how far the participant is. */
export async function loggedIn(tx: Tx, it: Taken, logId: string) {
  const log = await logById(tx, logId);
  if (!log) throw new Error('A log was saved and not found.');
  const { challenge, today, person } = it;
  return loggedBlocks(log, { challenge, today, locale: person.locale, progress: await ownProgress(tx, it) });
}
