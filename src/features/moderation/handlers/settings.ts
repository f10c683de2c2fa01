import type { Community } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { HOUR } from '../../../core/durations.js';
import { memberCount } from '../../../core/members.js';
import { administratorsOf } from '../../../core/organizers.js';
import { namesOf } from '../../../core/people.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { absentFrom } from '../../../slack/channels.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, replace } from '../../../slack/interactions/responses.js';
import { communityForChannel } from '../../activity/index.js';
import { openSettings, settingsModal, showCase } from '../contracts.js';
import { copy } from '../copy.js';
import { markOpenCases } from '../store/cases.js';
import { saveSettings, settingsOf } from '../store/settings.js';
import { settingsView } from '../views/settings.js';
import { toSetUp } from './access.js';
import { expectedRoute } from './routing.js';

/** Registers the form in which organizers choose where reports go. */
export function listenForSettings(on: Listen, { db, clock, attention, jobs }: Deps): void {
  on.press(openSettings, toSetUp, ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) =>
      replace(settingsView(community, await settingsOf(tx, community.id), await memberCount(tx, community.id))),
    ),
  );

  on.submit(settingsModal, toSetUp, async ({ person: { workspaceId, userId }, community, form, slack }) => {
    const { channel: channelId, adminUserId } = form;
    if (channelId) {
      const { channel } = await slack.conversations.info({ channel: channelId }).catch(() => ({ channel: undefined }));
      if (!channel?.is_private || !channel.is_member || channel.is_archived || channel.is_ext_shared)
        return fieldErrors({ channel: copy.channelNotPrivate });
      // Slack offers only channels that the organizer is in, but they may know another one's id.
      if ((await absentFrom(slack, channelId, [userId])).length > 0)
        return fieldErrors({ channel: copy.channelNotPrivate });
    }
    return db.inWorkspace(workspaceId, async (tx) => {
      if (adminUserId && !(await administratorsOf(tx)).includes(adminUserId))
        return fieldErrors({ adminUserId: copy.adminNotAdmin });
      // Such a channel has all members in it.
      if (channelId && (await communityForChannel(tx, channelId)))
        return fieldErrors({ channel: copy.channelOfMembers });
      const now = clock();
      const checkAt = channelId ? new Date(now.getTime() + HOUR) : null;
      const warns = form.warns === undefined ? {} : { warns: form.warns.length > 0 };
      await saveSettings(tx, { workspaceId, communityId: community.id, channelId, adminUserId, checkAt, ...warns });
      const ids = await markOpenCases(tx, community.id, now);
      const moved = ids.map((id) => ({ workspaceId, id }));
      afterCommit(tx, () => jobs.addAll(showCase, moved));
      const organizers = await holdersOf(tx, community.id, ['organizer'], now);
      const userIds = organizers.map(({ userId }) => userId);
      await attention.recheck(tx, { workspaceId, userIds, now });
      return undefined;
    });
  });
}

/** Describes where reports of a community go. */
export async function settingsInWords(tx: Tx, community: Community, now: Date): Promise<string> {
  const chosen = await settingsOf(tx, community.id);
  const route = await expectedRoute(tx, community, null, now);
  if (!route) return copy.settings.nobody;
  if (route.to === 'channel') return copy.settings.channel;
  const userIds = route.to === 'admin' ? [route.userId] : route.userIds;
  const names = await namesOf(tx, userIds);
  const people = copy.settings.people(userIds.flatMap((it) => names.get(it) ?? []));
  return chosen?.lostAt ? `${copy.settings.lost} ${people}` : people;
}
