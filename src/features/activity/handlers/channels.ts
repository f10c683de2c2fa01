import { isDuplicate, type Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { joinChannel } from '../../../slack/channels.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, replace } from '../../../slack/interactions/responses.js';
import { channelsModal, openChannels } from '../contracts.js';
import { copy } from '../copy.js';
import * as store from '../store/channels.js';
import { channelsView } from '../views.js';

const organizers = { for: 'organizer', of: (_: Tx, { communityId }: { communityId: string }) => communityId } as const;

/** Organizers choose in which further channels what members do counts. */
export function listenForChannels(on: Listen, { db }: Deps): void {
  on.press(openChannels, organizers, ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) =>
      replace(channelsView(community, await store.channelsOf(tx, community.id))),
    ),
  );

  on.submit(channelsModal, organizers, async ({ person: { workspaceId }, slack, community, form }) => {
    const communityId = community.id;
    const chosen = form.channels.filter((it) => it !== community.channelId);
    const { fresh, taken } = await db.inWorkspace(workspaceId, async (tx) => {
      const before = await store.channelsOf(tx, communityId);
      const fresh = chosen.filter((it) => !before.includes(it));
      return { fresh, taken: await store.countsElsewhere(tx, communityId, fresh) };
    });
    if (taken) return fieldErrors({ channels: copy.taken });
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
