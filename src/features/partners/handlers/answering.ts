import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, notice, open, refuse, replace, say } from '../../../slack/interactions/responses.js';
import { accept, agreeModal, decline, withdraw } from '../contracts.js';
import { copy } from '../copy.js';
import { end, settle } from '../jobs/settle.js';
import * as store from '../store/partnerships.js';
import { agreeView } from '../views/asking.js';
import { toTakePart } from './access.js';

const words = copy.asked;

/** Registers the answers to a question, and the button of the member who asked that takes it back. */
export function listenForAnswers(on: Listen, deps: Deps): void {
  const { db, clock } = deps;

  on.press(accept, toTakePart, ({ person, community, carry: { partnershipId: id } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await store.partnershipById(tx, id);
      return refusal(it, person) ?? open(agreeView(id, namesBeside(it, person), community.name));
    }),
  );

  on.submit(agreeModal, toTakePart, ({ person, carry: { partnershipId: id }, form: { tells } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const isOver = refusal(await store.lockPartnership(tx, id), person);
      if (isOver) return isOver.kind === 'say' ? replace(notice([section(md`${words.over}`)])) : isOver;
      return answer(tx, person, id, { state: 'in', tells });
    }),
  );

  on.press(decline, toTakePart, ({ person, carry: { partnershipId: id } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const isOver = refusal(await store.lockPartnership(tx, id), person);
      return isOver ?? answer(tx, person, id, { state: 'declined' });
    }),
  );

  on.press(withdraw, toTakePart, ({ person, carry: { partnershipId: id } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await store.lockPartnership(tx, id);
      const mine = it?.partners.find(({ userId }) => userId === person.userId);
      if (!it || !mine) return refuse(words.notYours, 'not their question');
      if (it.endedAt || it.startedAt || mine.state !== 'in') return say(md`${words.over}`);
      await end(tx, deps, it, 'withdrawn', clock());
      return undefined;
    }),
  );

  async function answer(
    tx: Tx,
    { userId }: Person,
    id: string,
    values: { readonly state: 'in' | 'declined'; readonly tells?: boolean },
  ): Promise<HandlerResponse> {
    const now = clock();
    await store.changePartners(tx, id, { ...values, changedAt: now }, [userId]);
    await settle(tx, deps, id, now);
    return undefined;
  }
}

/** Returns the response to somebody who was not asked, or whose question is settled. */
function refusal(it: store.Found | undefined, { userId }: Person) {
  const mine = it?.partners.find((one) => one.userId === userId);
  if (!mine) return refuse(words.notYours, 'not asked');
  return mine.state === 'asked' ? undefined : say(md`${words.over}`);
}

function namesBeside(it: store.Found | undefined, { userId }: Person): string[] {
  return it ? store.othersIn(it, userId).map(({ name }) => name) : [];
}
