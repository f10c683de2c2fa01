import { randomUUID } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { pictureOf } from '../../local-slack/shapes/user.js';
import { openDatabase } from '../../src/core/database/database.js';
import { createTell } from '../../src/core/domain-events.js';
import { DAY } from '../../src/core/durations.js';
import { createLog } from '../../src/core/log.js';
import { membersChanged } from '../../src/core/members.js';
import { createMetrics } from '../../src/core/metrics.js';
import { ensureOrganizers } from '../../src/core/organizers.js';
import { savePeople } from '../../src/core/people.js';
import type { Deps } from '../../src/feature.js';
import { enrol } from '../../src/features/checkins/store/participants.js';
import { invitationOf } from '../../src/features/checkins/views/taking-part.js';
import { copy } from '../../src/features/community/copy.js';
import { announcementKey, TIMES } from '../../src/features/community/domain.js';
import { changeState, createCommunity, join, opened } from '../../src/features/community/store/communities.js';
import { announcementMessage } from '../../src/features/community/views/announcement.js';
import { features } from '../../src/features/index.js';
import { createDeliver } from '../../src/slack/outbound/deliver.js';
import type { Story } from './story.js';

/** Returns true if `settle` can be used: the story is at its start, and #makers has only these members and no guests. */
export function canSettle({ clock, makers }: Story, members: readonly DrivenPerson[], start: Date): boolean {
  const expected = members.filter(({ user }) => !user.isRestricted && !user.isOwner).map(({ id }) => id);
  return clock.now().getTime() === start.getTime() && `${[...makers.members]}` === `${expected}`;
}

/**
 * Creates the same rows and post as `settlesIn` with the modal's defaults, without the modal or the queue.
 * A test in `a-community-is-set-up` compares the two.
 */
export async function settle(story: Story, joining: readonly DrivenPerson[]): Promise<void> {
  const { slack, clock, workspace, makers, noor } = story;
  const { id: workspaceId } = workspace;
  const { botUser, botToken } = workspace.installation;
  const now = clock.now();
  makers.members.add(botUser);
  const [db, log] = [openDatabase(story.databaseUrl, 1, createLog('silent')), createLog('silent')];
  const nothing = async () => undefined;
  // No message is sent yet, and nobody has a Home.
  const deps = { clock: clock.now, attention: { recheck: nothing }, refreshHome: nothing };
  const tell = createTell(features.flatMap((it) => it.on?.(deps as unknown as Deps) ?? []));
  const community = await db.inWorkspace(workspaceId, async (tx) => {
    const bot = {
      userId: botUser,
      name: 'Hearth',
      picture: pictureOf({ id: botUser }),
      zone: 'Etc/UTC',
      locale: 'en-US',
      standing: 'bot' as const,
    };
    const people = joining.map(({ id: userId, user: { realName: name, zone, locale, isAdmin } }) => ({
      ...{ userId, name, picture: pictureOf({ id: userId }), zone, locale },
      standing: isAdmin ? ('admin' as const) : ('full' as const),
    }));
    await savePeople(tx, workspaceId, [bot, ...people], now);
    const community = await createCommunity(tx, {
      ...{
        id: randomUUID(),
        workspaceId,
        channelId: makers.id,
        channelName: makers.name,
        createdBy: noor.id,
        createdAt: now,
      },
      ...{ name: 'Makers', kind: 'other', ...copy.purposes.other },
      ...{ ...TIMES.daily, fixedZone: null },
      ...{ checkinEnrolment: 'joiners', announceAt: new Date(now.getTime() - DAY) },
    });
    // All of them join the check-ins.
    await enrol(
      tx,
      people.map(({ userId }) => ({
        ...{ workspaceId, programmeId: community.id, userId },
        since: now,
        askedFrom: now,
      })),
    );
    const members = { workspaceId, communityId: community.id, userIds: [...people, bot].map(({ userId }) => userId) };
    await join(tx, { ...members, at: now });
    await tell(tx, membersChanged, { ...members, now });
    await ensureOrganizers(tx, tell, community, now);
    await opened(tx, community.id, now);
    await changeState(tx, community.id, { announcedAt: now });
    return community;
  });
  const client = new WebClient(botToken, { slackApiUrl: slack.apiUrl });
  await createDeliver({ db, clock: clock.now, log, tell, metrics: createMetrics() }, async () => client).post(
    workspaceId,
    {
      key: announcementKey(community.id),
      to: makers.id,
      message: announcementMessage(community, TIMES.daily, [invitationOf(community, async () => true)], 'en-GB'),
    },
  );
  await db.close();
  await slack.settled();
}
