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
import { members } from './access.js';

/** Somebody takes it on to write to a quiet member, and says what became of it. */
export function listenForSayHello(on: Listen, { db, clock, refreshHome }: Deps): void {
  on.press(claimCase, members, async ({ person, roles, carry: { roundId } }) => {
    const { workspaceId, userId } = person;
    const organizes = roles.includes('organizer');
    const answer = await db.inWorkspace(workspaceId, (tx) => take(tx, person, roundId, organizes, clock()));
    await refreshHome(workspaceId, [userId]);
    return answer;
  });

  /** Runs `work` on what this person has taken on. */
  async function settle(
    person: Person,
    roundId: string,
    thanks: string,
    work: (tx: Tx, it: CaseContext | undefined, now: Date) => Promise<void>,
  ): Promise<HandlerResponse> {
    const { workspaceId, userId } = person;
    const now = clock();
    const answer = await db.inWorkspace(workspaceId, async (tx) => {
      const claim = await store.claimOf(tx, roundId);
      if (!claim) return say(md`${copy.settled}`);
      if (claim.userId !== userId) return refuse(copy.notYours, 'taken on by somebody else');
      await work(tx, await caseContext(tx, roundId, now), now);
      return replace(notice([section(md`${thanks}`)]));
    });
    await refreshHome(workspaceId, [userId]);
    return answer;
  }

  on.press(markWrote, members, ({ person, carry: { roundId } }) =>
    settle(person, roundId, copy.thanksWrote, (tx) => store.recordOutcome(tx, roundId, 'wrote')),
  );

  on.press(markFine, members, ({ person, carry: { roundId } }) =>
    settle(person, roundId, copy.thanksFine, async (tx, it, now) => {
      await store.recordOutcome(tx, roundId, 'fine');
      if (it) await conclude(tx, it, 'fine', now);
    }),
  );

  on.press(releaseCase, members, ({ person, carry: { roundId } }) =>
    settle(person, roundId, copy.thanksNotNow, (tx) => store.release(tx, roundId)),
  );
}

async function take(tx: Tx, person: Person, roundId: string, organizes: boolean, now: Date): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const nudgeCase = await caseById(tx, roundId);
  const may = nudgeCase && (nudgeCase.askedId === userId || organizes) && nudgeCase.userId !== userId;
  if (!may) return refuse(copy.notYours, 'neither asked nor an organizer');
  const name = (await personById(tx, nudgeCase.userId))?.name ?? copy.somebody;
  const it = await caseContext(tx, roundId, now);
  if (!it) return say(md`${nudgeCase.outcome === 'returned' ? copy.backAlready(name) : copy.settled}`);
  if (hasReturned(it.facts)) return say(md`${copy.backAlready(name)}`);
  if (!(await store.claim(tx, { workspaceId, roundId, userId, at: now }))) {
    const by = (await store.claimOf(tx, roundId))?.userId;
    if (by !== userId) return say(md`${copy.takenBy((by && (await personById(tx, by))?.name) || copy.somebody)}`);
  }
  const { url } = await currentWorkspace(tx);
  return open(sayHelloView({ roundId, name, profile: profileAddress(url, nudgeCase.userId) }));
}
