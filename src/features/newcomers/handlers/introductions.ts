import { memberActed } from '../../../core/member-acts.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { open } from '../../../slack/interactions/responses.js';
import { introduced, introductionModal, openIntroduction, publish } from '../contracts.js';
import * as store from '../store/newcomers.js';
import { introductionView } from '../views.js';
import { refusal, toIntroduce } from './access.js';

/** Registers handlers with which a newcomer introduces themselves. */
export function listenForIntroductions(on: Listen, { db, clock, jobs, tell, attention, refreshHome }: Deps): void {
  on.press(openIntroduction, toIntroduce, ({ person, carry: { newcomerId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await store.newcomerById(tx, newcomerId);
      return refusal(person, it) ?? open(introductionView(newcomerId));
    }),
  );

  on.submit(introductionModal, toIntroduce, async ({ person, community, carry: { newcomerId: id }, form }) => {
    const { workspaceId, userId } = person;
    const now = clock();
    const answer = await db.inWorkspace(workspaceId, async (tx) => {
      const refused = refusal(person, await store.lockNewcomer(tx, id));
      if (refused) return refused;
      await store.change(tx, id, { about: form.about, hopes: form.hopes || null, introducedAt: now });
      await tell(tx, memberActed, { workspaceId, communityId: community.id, userId, kind: introduced, at: now });
      await attention.recheck(tx, { workspaceId, about: [id], now });
      return undefined;
    });
    if (answer) return answer;
    await jobs.add(publish, { workspaceId, id });
    await refreshHome(workspaceId, [userId]);
    return undefined;
  });
}
