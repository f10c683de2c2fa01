import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { memberActed, membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, open, refuse, say } from '../../../slack/interactions/responses.js';
import { maySetUp } from '../../community/index.js';
import { introduced, introductionModal, openIntroduction, openSettings, publish, settingsModal } from '../contracts.js';
import { copy } from '../copy.js';
import * as store from '../store/newcomers.js';
import { introductionView, settingsView } from '../views.js';

/** A newcomer introduces themselves. */
export function listenForIntroductions(on: Listen, { db, clock, jobs, tell, refreshHome }: Deps): void {
  on.press(openIntroduction, ({ person, carry: { newcomerId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await store.newcomerById(tx, newcomerId);
      return (await refusal(tx, person, it)) ?? open(introductionView(newcomerId));
    }),
  );

  on.submit(introductionModal, async ({ person, carry: { newcomerId: id }, form }) => {
    const { workspaceId, userId } = person;
    const now = clock();
    const answer = await db.inWorkspace(workspaceId, async (tx) => {
      const it = await store.lockNewcomer(tx, id);
      const refused = await refusal(tx, person, it);
      if (refused || !it) return refused;
      await store.change(tx, id, { about: form.about, hopes: form.hopes || null, introducedAt: now });
      await tell(tx, memberActed, { workspaceId, communityId: it.communityId, userId, kind: introduced, at: now });
      return undefined;
    });
    if (answer) return answer;
    await jobs.add(publish, { workspaceId, id });
    await refreshHome(workspaceId, [userId]);
    return undefined;
  });
}

/** Why this person may not introduce themselves; undefined when they may. */
async function refusal(tx: Tx, person: Person, it: store.Newcomer | undefined): Promise<HandlerResponse> {
  if (it?.userId !== person.userId) return refuse(copy.notYours, 'not the newcomer');
  const [member] = await membersOf(tx, it.communityId, [person.userId]);
  if (!member) return refuse(copy.notYours, 'not a member any more');
  return it.introducedAt ? say(md`${copy.already}`) : undefined;
}

/** Organizers choose who greets newcomers. */
export function listenForSettings(on: Listen, { db }: Deps): void {
  on.press(openSettings, ({ person, carry }) =>
    db.inWorkspace(person.workspaceId, (tx) =>
      organizing(tx, person, carry.communityId, async (community) =>
        open(settingsView(community, (await store.chosenGreeter(tx, community.id)) ?? community.createdBy)),
      ),
    ),
  );

  on.submit(settingsModal, ({ person: { workspaceId, ...person }, carry: { communityId }, form }) =>
    db.inWorkspace(workspaceId, (tx) =>
      organizing(tx, { workspaceId, ...person }, communityId, async () => {
        const [greeter] = await membersOf(tx, communityId, [form.greeter]);
        if (!greeter) return fieldErrors({ greeter: copy.greeterNotMember });
        await store.chooseGreeter(tx, { workspaceId, communityId, userId: greeter.userId });
        return undefined;
      }),
    ),
  );
}

async function organizing(
  tx: Tx,
  person: Person,
  communityId: string,
  work: (community: Community) => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  if (!maySetUp(person, (await currentWorkspace(tx)).installerId))
    return refuse(copy.onlyOrganizers, 'may not organize');
  const community = await communityById(tx, communityId);
  return community ? work(community) : refuse(copy.gone, 'no such community in this workspace');
}
