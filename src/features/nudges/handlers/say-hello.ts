import type { Tx } from '../../../core/database/database.js';
import { type Person, personById } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, notice, open, refuse, replace, say } from '../../../slack/interactions/responses.js';
import { profileAddress } from '../../../slack/permalink.js';
import { claimCase, markFine, markWrote, releaseCase } from '../contracts.js';
import { copy } from '../copy.js';
import { hasReturned } from '../domain/ladder.js';
import { conclude } from '../jobs/evaluate.js';
import { type CaseContext, caseContext } from '../store/case-context.js';
import { caseById } from '../store/cases.js';
import * as store from '../store/claims.js';
import { sayHelloView } from '../views/say-hello.js';
import { toSayHello } from './access.js';

/** Registers handlers with which a member claims the case of a quiet member, and reports how it went. */
export function listenForSayHello(on: Listen, deps: Deps): void {
  const { db, clock, attention, refreshHome } = deps;
  on.press(claimCase, toSayHello, async ({ person, may, carry: { roundId: caseId } }) => {
    const { workspaceId, userId } = person;
    const answer = await db.inWorkspace(workspaceId, async (tx) => {
      const now = clock();
      const response = await claim(tx, person, caseId, may('nudges.say-hello-unasked'), now);
      await attention.recheck(tx, { workspaceId, about: [caseId], now });
      return response;
    });
    await refreshHome(workspaceId, [userId]);
    return answer;
  });

  /** Runs `work` on a case that this person has claimed. */
  async function settle(
    person: Person,
    caseId: string,
    thanks: string,
    work: (tx: Tx, it: CaseContext | undefined, now: Date) => Promise<void>,
  ): Promise<HandlerResponse> {
    const { workspaceId, userId } = person;
    const now = clock();
    const answer = await db.inWorkspace(workspaceId, async (tx) => {
      const claim = await store.claimOf(tx, caseId);
      if (!claim) return say(md`${copy.settled}`);
      if (claim.userId !== userId) return refuse(copy.notYours, 'taken on by somebody else');
      await work(tx, await caseContext(tx, caseId, now), now);
      await attention.recheck(tx, { workspaceId, about: [caseId], now });
      return replace(notice([section(md`${thanks}`)]));
    });
    await refreshHome(workspaceId, [userId]);
    return answer;
  }

  on.press(markWrote, toSayHello, ({ person, carry: { roundId: caseId } }) =>
    settle(person, caseId, copy.thanksWrote, (tx) => store.recordOutcome(tx, caseId, 'wrote')),
  );

  on.press(markFine, toSayHello, ({ person, carry: { roundId: caseId } }) =>
    settle(person, caseId, copy.thanksFine, async (tx, it, now) => {
      await store.recordOutcome(tx, caseId, 'fine');
      if (it) await conclude(tx, deps, it, 'fine', now);
    }),
  );

  on.press(releaseCase, toSayHello, ({ person, carry: { roundId: caseId } }) =>
    settle(person, caseId, copy.thanksNotNow, (tx) => store.recordOutcome(tx, caseId, 'released')),
  );
}

async function claim(tx: Tx, person: Person, caseId: string, unasked: boolean, now: Date): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const nudgeCase = await caseById(tx, caseId);
  const isTheirs = nudgeCase && (nudgeCase.askedId === userId || unasked) && nudgeCase.userId !== userId;
  if (!isTheirs) return refuse(copy.notYours, 'neither asked nor an organizer');
  const name = (await personById(tx, nudgeCase.userId))?.name ?? copy.somebody;
  const it = await caseContext(tx, caseId, now);
  if (!it) return say(md`${nudgeCase.outcome === 'returned' ? copy.backAlready(name) : copy.settled}`);
  if (nudgeCase.stage && hasReturned(it.facts)) return say(md`${copy.backAlready(name)}`);
  if (!(await store.claim(tx, { workspaceId, roundId: caseId, userId, at: now }))) {
    const by = (await store.claimOf(tx, caseId))?.userId;
    if (by !== userId) return say(md`${copy.takenBy((by && (await personById(tx, by))?.name) || copy.somebody)}`);
  }
  const { url } = await currentWorkspace(tx);
  return open(
    sayHelloView({ caseId, name, isQuiet: nudgeCase.stage !== null, profile: profileAddress(url, nudgeCase.userId) }),
  );
}
