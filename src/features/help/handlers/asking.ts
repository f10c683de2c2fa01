import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import type { Person } from '../../../core/people.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, open, refuse, replace } from '../../../slack/interactions/responses.js';
import { blockerOf, circleMatesOf, hasDigest } from '../../checkins/index.js';
import { askModal, helpSwitch, openAsking, saySolved } from '../contracts.js';
import { copy } from '../copy.js';
import { end, enqueue } from '../jobs.js';
import { ask, lockRequest, type Request, requestById } from '../store/requests.js';
import { askView, type Leader } from '../views.js';
import { tell, toAsk } from './access.js';

/** Registers handlers with which members ask for help, and say that it is solved. */
export function listenForAsking(on: Listen, deps: Deps): void {
  const { db, clock } = deps;

  on.press(openAsking, toAsk, ({ person, carry: { requestId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const request = await requestById(tx, requestId);
      const refused = await refusal(tx, person, request);
      if (refused || !request) return refused;
      const blocker = (await blockerOf(tx, requestId)) ?? '';
      const leaders = await leadersFor(tx, request, clock());
      return open(askView({ requestId, blocker, leaders, hasDigest: await mayBeInDigest(tx, request) }));
    }),
  );

  on.submit(askModal, toAsk, ({ person, carry: { requestId }, form }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const request = await lockRequest(tx, requestId);
      const refused = await refusal(tx, person, request);
      if (!request || refused) return refused?.kind === 'open' ? replace(refused.view) : refused;
      const leaders = await leadersFor(tx, request, clock());
      const named = form.named.filter((id) => leaders.some(({ userId }) => userId === id));
      const inDigest = form.digest.length > 0 && (await mayBeInDigest(tx, request));
      await ask(tx, request, { named, inDigest, now: clock() });
      enqueue(tx, deps, person.workspaceId, [requestId]);
      return undefined;
    }),
  );

  on.press(saySolved, toAsk, ({ person, carry: { requestId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const request = await lockRequest(tx, requestId);
      if (request?.userId !== person.userId) return refuse(copy.notYours, 'a request of somebody else');
      if (request.endedAt) return tell(copy.isOver);
      await end(tx, deps, request, [requestId], 'solved');
      return tell(copy.solvedNow);
    }),
  );
}

/** Returns the response if this person can't ask for help with this. */
async function refusal(tx: Tx, person: Person, request: Request | undefined): Promise<HandlerResponse> {
  if (request?.userId !== person.userId) return refuse(copy.notYours, 'a check-in of somebody else');
  if (request.askedAt) return tell(copy.alreadyAsked);
  const isPossible = (await isOn(tx, request.communityId, helpSwitch)) && (await blockerOf(tx, request.id));
  return isPossible ? undefined : tell(copy.gone);
}

/** Returns the topic leaders whom the author can name, each once. In the channel of a circle, they have to be in the circle. */
async function leadersFor(tx: Tx, { id, communityId, userId: author }: Request, now: Date): Promise<Leader[]> {
  const circle = await circleMatesOf(tx, id);
  const mayRead = (userId: string) => userId !== author && (!circle?.isApart || circle.userIds.includes(userId));
  const held = (await holdersOf(tx, communityId, ['topic_leader'], now)).filter(({ userId }) => mayRead(userId));
  return [...new Set(held.map(({ userId }) => userId))].map((userId) => {
    const theirs = held.filter((it) => it.userId === userId);
    return { userId, name: theirs[0]?.name ?? '', topics: theirs.map(({ topic }) => topic) };
  });
}

/** Returns true if the community has a digest that may tell of this check-in. It never tells of the channel of a circle. */
async function mayBeInDigest(tx: Tx, { id, communityId }: Request): Promise<boolean> {
  return (await hasDigest(tx, communityId)) && !(await circleMatesOf(tx, id))?.isApart;
}
