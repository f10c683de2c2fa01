import { type Community, communityById } from '../../../core/communities.js';
import { isDuplicate, type Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { joinChannel } from '../../../slack/channels.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, open, refuse } from '../../../slack/interactions/responses.js';
import { maySetUp } from '../../community/index.js';
import { channelsModal, openChannels } from '../contracts.js';
import { copy } from '../copy.js';
import * as store from '../store/channels.js';
import { channelsView } from '../views.js';

/** Organizers choose in which further channels what members do counts. */
export function listenForChannels(on: Listen, { db }: Deps): void {
  on.press(openChannels, ({ person, carry }) =>
    db.inWorkspace(person.workspaceId, (tx) =>
      organizing(tx, person, carry.communityId, async (community) =>
        open(channelsView(community, await store.channelsOf(tx, community.id))),
      ),
    ),
  );

  on.submit(channelsModal, async ({ person, slack, carry: { communityId }, form }) => {
    const { workspaceId } = person;
    let chosen: readonly string[] = [];
    let fresh: readonly string[] = [];
    const refused = await db.inWorkspace(workspaceId, (tx) =>
      organizing(tx, person, communityId, async ({ channelId: home }) => {
        const before = await store.channelsOf(tx, communityId);
        chosen = form.channels.filter((it) => it !== home);
        fresh = chosen.filter((it) => !before.includes(it));
        return (await store.countsElsewhere(tx, communityId, fresh))
          ? fieldErrors({ channels: copy.taken })
          : undefined;
      }),
    );
    if (refused) return refused;
    const entered = await Promise.all(fresh.map((it) => joinChannel(slack, it)));
    const shut = entered.flatMap((it) => ('noEntry' in it ? [it.noEntry] : []))[0];
    if (shut) return fieldErrors({ channels: copy.noEntry[shut] });
    try {
      await db.inWorkspace(workspaceId, (tx) => store.setChannels(tx, { workspaceId, communityId }, chosen));
    } catch (error) {
      if (isDuplicate(error)) return fieldErrors({ channels: copy.taken });
      throw error;
    }
    return undefined;
  });
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
