import { randomUUID } from 'node:crypto';
import type { ProactiveKind } from '../../../attention/proactive.js';
import { propose } from '../../../attention/proposals.js';
import { addDays, dayIn, instantAt } from '../../../core/calendar.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { mention } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { showPage } from '../../../slack/interactions/pages.js';
import { closeAll, fieldErrors, type HandlerResponse, open } from '../../../slack/interactions/responses.js';
import {
  type Choice,
  moreActs,
  noteModal,
  openCase,
  reminderKind,
  remindModal,
  resolve,
  showCase,
  takeOn,
  tellReporter,
  warningKind,
  warnModal,
} from '../contracts.js';
import { copy } from '../copy.js';
import { type Deed, isClosed, stateAfter } from '../domain/case.js';
import { addAct } from '../store/acts.js';
import { changeCase } from '../store/cases.js';
import { markHandled, reportsOf } from '../store/reports.js';
import { rulesOf, shownOf } from '../store/shown.js';
import { noteView, remindView } from '../views/acting.js';
import { type DetailNote, detailsView } from '../views/details.js';
import { toHandle } from './access.js';
import { type Handled, handle, refusalOf } from './handling.js';
import { rulesFor, warn, warnForm, warningLines } from './warning.js';

/** The time of day at which reminders are due, before quiet hours and other limits. */
const MORNING = '09:00';

/** Registers what moderators can do about a case. */
export function listenForActing(on: Listen, deps: Deps): void {
  on.press(takeOn, toHandle, (it) => perform(deps, it, 'took'));
  on.press(resolve, toHandle, (it) => perform(deps, it, 'resolved'));

  on.press(moreActs, toHandle, (it) => choose(deps, it, it.carry.does));
  on.press(openCase, toHandle, (it) => choose(deps, it, 'details'));

  on.submit(noteModal, toHandle, ({ person, carry, form }) =>
    perform(deps, { person, carry }, 'noted', { id: carry.actId, note: form.note }),
  );

  on.submit(remindModal, toHandle, ({ person, carry, form }) =>
    perform(deps, { person, carry }, 'reminded', { note: form.text, when: form.when }),
  );

  on.submit(warnModal, toHandle, ({ person, carry, form }) =>
    perform(deps, { person, carry }, 'warned', { note: form.text, when: form.when, rule: form.rule ?? null }),
  );
}

interface Acting {
  readonly person: Person;
  readonly carry: { readonly caseId: string; readonly page?: number | undefined };
}

function choose(deps: Deps, it: Acting, does: Choice): Promise<HandlerResponse> {
  if (does === 'dismiss') return perform(deps, it, 'dismissed');
  if (does === 'resolve') return perform(deps, it, 'resolved');
  const { caseId, page } = it.carry;
  return handle(deps, it.person, caseId, async (tx, handled) => {
    if (does === 'note') return open(noteView(caseId, randomUUID()));
    if (does === 'details') return showPage(await details(tx, deps, handled, page), page);
    const refusal = await refusalOf(tx, does === 'warn' ? 'warned' : 'reminded', handled);
    if (refusal) return refusal.response;
    if (does === 'warn') return open(await warnForm(tx, handled));
    const reports = await reportsOf(tx, caseId);
    const rule = reports.map(await rulesOf(tx, handled.row, reports)).find((text) => text !== undefined);
    return open(remindView(caseId, mention(handled.row.aboutUserId ?? ''), copy.remindText(rule)));
  });
}

/** The text that goes with an act, and the time at which it is to be sent. */
interface More {
  readonly id?: string | undefined;
  readonly note?: string;
  readonly when?: 'morning' | 'now';
  /** The rule that a warning quotes. */
  readonly rule?: string | null;
}

/** Does something about a case, unless somebody was first. Records who did it, and has the cards show it. */
function perform(
  deps: Deps,
  { person, carry: { caseId } }: Acting,
  deed: Deed,
  more: More = {},
): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  return handle(deps, person, caseId, async (tx, handled) => {
    const refusal = await refusalOf(tx, deed, handled);
    if (refusal) return refusal.response;
    const { row, now } = handled;
    if (deed === 'warned' && !more.rule && (await rulesFor(tx, handled)).length > 0)
      return fieldErrors({ rule: copy.warnRuleMissing });
    const note = more.note === undefined ? {} : { note: deps.secrets.seal(workspaceId, more.note) };
    const { id } = more;
    const actId = await addAct(tx, { id, workspaceId, caseId, act: deed, doneBy: userId, at: now, ...note });
    if (actId === undefined) return closeAll();
    const state = stateAfter(deed, row);
    const taken = state === 'taken' && row.state === 'open' ? { takenBy: userId } : {};
    const isClosing = isClosed({ state }) && !isClosed(row);
    const closed = isClosing ? { closedBy: userId, closedAt: now } : {};
    await changeCase(tx, caseId, { state, ...taken, ...closed }, now);
    if (deed === 'warned') await warn(tx, handled, actId, more.rule);
    if (deed === 'reminded' || deed === 'warned')
      await send(tx, deps, handled, { actId, when: more.when ?? 'morning', kind: KINDS[deed] });
    const reportIds = isClosing ? await markHandled(tx, caseId, now) : [];
    if (isClosing) await deps.attention.recheck(tx, { workspaceId, about: reminders(handled), now });
    afterCommit(tx, async () => {
      await deps.jobs.add(showCase, { workspaceId, id: caseId });
      await deps.jobs.addAll(
        tellReporter,
        reportIds.map((id) => ({ workspaceId, id })),
      );
    });
    return more.note === undefined ? undefined : closeAll();
  });
}

function reminders({ acts }: Handled): string[] {
  return acts.filter(({ act }) => act === 'reminded').map(({ id }) => id);
}

const KINDS = { reminded: reminderKind, warned: warningKind };

/** Proposes a message to the person whom the case is about, for the next morning of theirs or for now. */
async function send(
  tx: Tx,
  { attention }: Deps,
  { row: { workspaceId, aboutUserId }, now }: Handled,
  { actId, when, kind }: { readonly actId: string; readonly when: 'morning' | 'now'; readonly kind: ProactiveKind },
): Promise<void> {
  const person = aboutUserId && (await personById(tx, aboutUserId));
  if (!person) return;
  const { zone, userId } = person;
  const dueAt = when === 'now' ? now : instantAt(addDays(dayIn(zone, now), 1), MORNING, zone);
  await propose(tx, { workspaceId, userId, kind, id: actId, dueAt });
  if (when === 'now') afterCommit(tx, () => attention.flush(workspaceId, [userId]));
}

async function details(tx: Tx, { secrets }: Deps, handled: Handled, page: number | undefined) {
  const { row, community, acts } = handled;
  const read = (sealed: string) => secrets.open(row.workspaceId, sealed) ?? copy.unreadable;
  const reports = await reportsOf(tx, row.id);
  const ruleOf = await rulesOf(tx, row, reports);
  const notes = reports.map(
    (it): DetailNote => ({ rule: ruleOf(it), note: it.note === null ? undefined : read(it.note) }),
  );
  const shown = (await shownOf(tx, [row], community)).get(row.id);
  if (!shown) throw new Error('The case was deleted in the meantime.');
  return detailsView(shown, {
    page,
    aboutUserId: row.aboutUserId,
    warnings: await warningLines(tx, handled),
    notes,
    written: acts.map(({ note }) => (note === null ? undefined : read(note))),
  });
}
