import { changeAway } from '../../../core/away.js';
import { addDays, dayIn, dayInWords } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { channelLink, md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, refuse, say } from '../../../slack/interactions/responses.js';
import { keepMe, leaveMe, pauseMe } from '../contracts.js';
import { copy } from '../copy.js';
import type { Outcome } from '../domain/ladder.js';
import { conclude } from '../jobs/evaluate.js';
import { type CaseContext, caseContext } from '../store/case-context.js';
import { caseById } from '../store/cases.js';
import { leavingWords } from '../views/dm.js';
import { members } from './access.js';

const PAUSE_DAYS = 30;

/** Registers handlers for the answers to the last question: stay, pause or leave. */
export function listenForLastQuestion(on: Listen, { db, clock, refreshHome, tell }: Deps): void {
  async function settle(
    person: Person,
    caseId: string,
    outcome: Outcome,
    work: (tx: Tx, it: CaseContext, now: Date) => Promise<HandlerResponse>,
  ): Promise<HandlerResponse> {
    const { workspaceId, userId } = person;
    const now = clock();
    const answer = await db.inWorkspace(workspaceId, async (tx) => {
      const nudgeCase = await caseById(tx, caseId);
      if (nudgeCase?.userId !== userId) return refuse(copy.notYours, 'a question to somebody else');
      const it = await caseContext(tx, caseId, now);
      if (!it) return say(md`${copy.settled}`);
      await conclude(tx, it, outcome, now);
      return work(tx, it, now);
    });
    await refreshHome(workspaceId, [userId]);
    return answer;
  }

  on.press(keepMe, members, ({ person, carry: { roundId: caseId } }) =>
    settle(person, caseId, 'kept', async () => say(md`${copy.kept}`)),
  );

  on.press(pauseMe, members, ({ person, carry: { roundId: caseId } }) =>
    settle(person, caseId, 'paused', async (tx, _, now) => {
      const today = dayIn(person.zone, now);
      const month = addDays(today, PAUSE_DAYS);
      const until = person.awayUntil && person.awayUntil > month ? person.awayUntil : month;
      const { workspaceId, userId } = person;
      await changeAway(tx, tell, { workspaceId, userId, days: { from: today, until }, now });
      return say(md`${copy.paused(dayInWords(until, person.locale))}`);
    }),
  );

  on.press(leaveMe, members, ({ person, carry: { roundId: caseId } }) =>
    settle(person, caseId, 'leaving', async (_, { community }) =>
      say(...leavingWords(channelLink(community.channelId))),
    ),
  );
}
