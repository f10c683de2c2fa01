import { changeAway } from '../../../core/away.js';
import { addDays, dayIn, dayInWords } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { paceChosen } from '../../../core/pace.js';
import type { Person } from '../../../core/people.js';
import type { Deps, Invitation } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { channelLink, md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, notice, open, refuse, replace, say } from '../../../slack/interactions/responses.js';
import { askAsBefore, askLater, askWeekly, keepMe, leaveMe, pauseMe } from '../contracts.js';
import { copy } from '../copy.js';
import type { Outcome } from '../domain/ladder.js';
import { conclude } from '../jobs/evaluate.js';
import { caseContext } from '../store/case-context.js';
import { caseById } from '../store/cases.js';
import { keptView, leavingWords, paceView } from '../views/dm.js';
import { toAnswer } from './access.js';

const PAUSE_DAYS = 30;

const PACES = [
  [askAsBefore, 'usual'],
  [askWeekly, 'weekly'],
  [askLater, 'paused'],
] as const;

/**
 * Registers handlers for the answers to the last question: stay, pause or leave. Each does what it says, also after the
 * question is over.
 */
export function listenForLastQuestion(on: Listen, deps: Deps): void {
  on.press(keepMe, toAnswer, ({ person, community, carry: { roundId: caseId } }) =>
    answer(deps, person, caseId, async (tx) => {
      await settle(tx, deps, caseId, 'kept');
      const invitations = deps.invitations(community);
      const isAsked = await takesPart(tx, invitations, person);
      return open(isAsked ? paceView(caseId, community.name) : keptView(community.name, invitations));
    }),
  );

  for (const [contract, pace] of PACES) {
    on.press(contract, toAnswer, ({ person, carry: { roundId: caseId } }) =>
      answer(deps, person, caseId, async (tx) => {
        const { workspaceId, userId } = person;
        await deps.tell(tx, paceChosen, { workspaceId, userId, pace, now: deps.clock() });
        return replace(notice([section(md`${copy.paceChosen[pace]}`)]));
      }),
    );
  }

  on.press(pauseMe, toAnswer, ({ person, carry: { roundId: caseId } }) =>
    answer(deps, person, caseId, async (tx) => {
      const now = deps.clock();
      await settle(tx, deps, caseId, 'paused');
      const today = dayIn(person.zone, now);
      const month = addDays(today, PAUSE_DAYS);
      const until = person.awayUntil && person.awayUntil > month ? person.awayUntil : month;
      const { workspaceId, userId } = person;
      await changeAway(tx, deps.tell, { workspaceId, userId, days: { from: today, until }, now });
      return say(md`${copy.paused(dayInWords(until, person.locale))}`);
    }),
  );

  // Leaves the question open: it is over when the member leaves the channel, or answers differently.
  on.press(leaveMe, toAnswer, ({ person, community, carry: { roundId: caseId } }) =>
    answer(deps, person, caseId, async () => say(...leavingWords(channelLink(community.channelId)))),
  );
}

/** Runs `work` if the question was to this person. */
async function answer(
  { db, refreshHome }: Deps,
  { workspaceId, userId }: Person,
  caseId: string,
  work: (tx: Tx) => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  const response = await db.inWorkspace(workspaceId, async (tx) => {
    const nudgeCase = await caseById(tx, caseId);
    return nudgeCase?.userId === userId ? work(tx) : refuse(copy.notYours, 'a question to somebody else');
  });
  await refreshHome(workspaceId, [userId]);
  return response;
}

/** Returns true if the person takes part in something, so that they can say how often they want to be asked. */
async function takesPart(tx: Tx, invitations: readonly Invitation[], { userId }: Person): Promise<boolean> {
  for (const { isTaken } of invitations) if (await isTaken(tx, userId)) return true;
  return false;
}

/** Concludes the case if it is open. */
async function settle(tx: Tx, deps: Deps, caseId: string, outcome: Outcome): Promise<void> {
  const now = deps.clock();
  const it = await caseContext(tx, caseId, now);
  if (it) await conclude(tx, deps, it, outcome, now);
}
