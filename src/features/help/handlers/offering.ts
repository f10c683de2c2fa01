import type { Tx } from '../../../core/database/database.js';
import { memberActed } from '../../../core/member-acts.js';
import { type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { offeredHelp, offerHelp } from '../contracts.js';
import { copy } from '../copy.js';
import { enqueue } from '../jobs.js';
import { offer } from '../store/helpers.js';
import { lockRequest, type Request } from '../store/requests.js';
import { tell, toOffer } from './access.js';

/** Registers the button with which members offer to help. */
export function listenForOffers(on: Listen, deps: Deps): void {
  on.press(offerHelp, toOffer, ({ person, carry: { requestId } }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) => {
      const request = await lockRequest(tx, requestId);
      const author = request && (await personById(tx, request.userId));
      if (!request?.askedAt || request.endedAt || !author) return tell(copy.isOver);
      if (author.userId === person.userId) return tell(copy.yourOwn);
      const isNew = await offerTo(tx, deps, request, person);
      return tell(isNew ? copy.thanks(author.name) : copy.offeredBefore(author.name));
    }),
  );
}

/** Records an offer and has the author of the request told. Returns false if this person has offered before. */
async function offerTo(tx: Tx, deps: Deps, request: Request, { userId }: Person): Promise<boolean> {
  const { workspaceId, communityId, userId: author } = request;
  const now = deps.clock();
  if (!(await offer(tx, request, userId, now))) return false;
  await deps.tell(tx, memberActed, { workspaceId, communityId, userId, kind: offeredHelp, towards: author, at: now });
  enqueue(tx, deps, workspaceId, [request.id]);
  return true;
}
