import { randomUUID } from 'node:crypto';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { dayIn } from '../../src/core/calendar.js';
import type { Community } from '../../src/core/communities.js';
import { communities, communityRoles, members, people } from '../../src/core/schema.js';
import { slotOn } from '../../src/features/checkins/domain/schedule.js';
import { occurrences } from '../../src/features/checkins/schema.js';
import { copy } from '../../src/features/community/copy.js';
import { DEFAULT_RHYTHM } from '../../src/features/community/domain.js';
import { announcementMessage } from '../../src/features/community/views.js';
import { newcomers } from '../../src/features/newcomers/schema.js';
import { DEFAULT_POLICY, firstEvaluation } from '../../src/features/nudges/domain/ladder.js';
import { cases } from '../../src/features/nudges/schema.js';
import { metadataOf } from '../../src/slack/outbound/find-delivery.js';
import { deliveries } from '../../src/slack/schema.js';
import { asOwner } from './database.js';
import type { Story } from './story.js';

/** Returns true while the story is as `settle` expects it: at its start, and with only its three people in #makers. */
export function canSettle({ clock, makers, noor, ann, ben }: Story, start: Date): boolean {
  const expected = [noor, ann, ben].map(({ id }) => id);
  return clock.now().getTime() === start.getTime() && `${[...makers.members]}` === `${expected}`;
}

/**
 * Leaves behind what Noor does when she sets #makers up by the modal with everything as proposed: the same rows, and in the channel Hearth
 * and its announcement. A test in `a-community-is-set-up` compares the two.
 */
export async function settle({ slack, clock, workspace, databaseUrl, makers, ...it }: Story): Promise<void> {
  const { noor, ann, ben } = it;
  const now = clock.now();
  const whose = { workspaceId: workspace.id, communityId: randomUUID() };
  const { zone } = noor.user;
  const community: Community = {
    workspaceId: whose.workspaceId,
    id: whose.communityId,
    channelId: makers.id,
    name: 'Makers',
    problem: copy.problemDefault,
    audience: copy.audienceDefault,
    outcome: copy.outcomeDefault,
    checkinDays: DEFAULT_RHYTHM.days,
    checkinTime: DEFAULT_RHYTHM.time,
    checkinDeadline: DEFAULT_RHYTHM.deadline,
    fixedZone: null,
    rhythmSince: now,
    createdBy: noor.id,
    createdAt: now,
    openedAt: now,
    channelLostAt: null,
  };
  const { botUser, botToken } = workspace.installation;
  makers.members.add(botUser);
  const key = `community.announce:${community.id}`;
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: makers.id, metadata: metadataOf(key), ...announcementMessage(community) }),
  });
  const { ts } = (await response.json()) as { ts: string };

  const everybody = [noor, ann, ben].map(({ id }) => id);
  const profile = ({ user }: Story['ann']) => ({ name: user.realName, zone: user.zone, locale: user.locale });
  const client = new pg.Client({ connectionString: asOwner(databaseUrl) });
  await client.connect();
  const db = drizzle(client);
  await db.insert(communities).values(community);
  const bot = { name: 'Hearth', zone: 'Etc/UTC', locale: 'en-US', standing: 'bot' as const };
  await db
    .insert(people)
    .values([
      { ...whose, userId: botUser, ...bot },
      { ...whose, userId: noor.id, ...profile(noor), standing: 'admin' },
      ...[ann, ben].map((person) => ({ ...whose, userId: person.id, ...profile(person), standing: 'full' as const })),
    ]);
  await db.insert(members).values([botUser, ...everybody].map((userId) => ({ ...whose, userId, joinedAt: now })));
  await db.insert(communityRoles).values({ ...whose, userId: noor.id, role: 'organizer', grantedAt: now });
  await db.insert(newcomers).values({ ...whose, userId: botUser, joinedAt: now });
  const slot = slotOn(dayIn(zone, now), community, zone);
  await db.insert(occurrences).values(everybody.map((userId) => ({ ...whose, userId, ...slot, dueAt: slot.opensAt })));
  const lookAt = firstEvaluation(now, DEFAULT_POLICY, zone);
  await db.insert(cases).values(everybody.map((userId) => ({ ...whose, userId, since: now, lookAt })));
  const sent = { status: 'sent' as const, attempts: 1, attemptedAt: now, channelId: makers.id, ts };
  await db.insert(deliveries).values({ ...whose, key, recipient: makers.id, ...sent });
  await client.end();
  await slack.settled();
}
