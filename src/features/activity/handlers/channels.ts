import { isDuplicate } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { joinChannel } from '../../../slack/channels.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, replace } from '../../../slack/interactions/responses.js';
import { channelsModal, openChannels } from '../contracts.js';
import { copy } from '../copy.js';
import * as store from '../store/channels.js';
import { channelsView } from '../views.js';

/** Registers the modal in which organizers choose further channels whose activity counts. */
export function listenForChannels(on: Listen, { db }: Deps): void {
  on.press(openChannels, here('activity.choose-channels'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) =>
      replace(channelsView(community, await store.channelsOf(tx, community.id))),
    ),
  );

  on.submit(
    channelsModal,
    here('activity.choose-channels'),
    async ({ person: { workspaceId, userId }, slack, community, form }) => {
      const communityId = community.id;
      const chosen = form.channels.filter((it) => it !== community.channelId);
      const { added, taken } = await db.inWorkspace(workspaceId, async (tx) => {
        const before = await store.channelsOf(tx, communityId);
        const added = chosen.filter((it) => !before.includes(it));
        return { added, taken: await store.countsElsewhere(tx, communityId, added) };
      });
      if (taken) return fieldErrors({ channels: copy.taken });
      const joined = await Promise.all(added.map((it) => joinChannel(slack, it, userId)));
      const refused = joined.flatMap((it) => ('noEntry' in it ? [it.noEntry] : []))[0];
      if (refused) return fieldErrors({ channels: copy.noEntry[refused] });
      try {
        await db.inWorkspace(workspaceId, (tx) => store.setChannels(tx, { workspaceId, communityId }, chosen));
      } catch (error) {
        if (isDuplicate(error)) return fieldErrors({ channels: copy.taken });
        throw error;
      }
      return undefined;
    },
  );
}
