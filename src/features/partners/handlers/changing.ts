import { afterCommit } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { notice, open, refuse, replace, say } from '../../../slack/interactions/responses.js';
import { change, endModal } from '../contracts.js';
import { copy } from '../copy.js';
import { end } from '../jobs/settle.js';
import { missesIn } from '../store/misses.js';
import * as store from '../store/partnerships.js';
import { endView } from '../views/ending.js';
import { toTakePart } from './access.js';

/** Registers the menu of a partner on Home: whether the others hear of their misses, and the end of it. */
export function listenForChanges(on: Listen, deps: Deps): void {
  const { db, clock, attention, refreshHome } = deps;

  on.press(change, toTakePart, ({ person, carry: { partnershipId: id, to } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await store.lockPartnership(tx, id);
      const isOver = refusal(it, person);
      if (!it || isOver) return isOver;
      const { workspaceId, userId } = person;
      if (to === 'end')
        return open(
          endView(
            id,
            store.othersIn(it, userId).map(({ name }) => name),
          ),
        );
      await store.changePartners(tx, id, { tells: to === 'tell' }, [userId]);
      const now = clock();
      await store.change(tx, id, { lookAt: now });
      await attention.recheck(tx, { workspaceId, about: await missesIn(tx, id), now });
      afterCommit(tx, () => refreshHome(workspaceId, [userId]));
      return undefined;
    }),
  );

  on.submit(endModal, toTakePart, ({ person, carry: { partnershipId: id } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await store.lockPartnership(tx, id);
      const isOver = refusal(it, person);
      if (!it || isOver) return isOver?.kind === 'say' ? replace(notice([section(md`${copy.end.over}`)])) : isOver;
      await end(tx, deps, it, 'ended', clock());
      return undefined;
    }),
  );
}

function refusal(it: store.Found | undefined, { userId }: Person) {
  const mine = it?.partners.find((one) => one.userId === userId);
  if (!it || !mine) return refuse(copy.asked.notYours, 'not a partner');
  return it.endedAt || mine.state !== 'in' ? say(md`${copy.end.over}`) : undefined;
}
