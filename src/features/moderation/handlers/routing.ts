import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { namesOf } from '../../../core/people.js';
import type { Mrkdwn } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { type Route, routeOf } from '../domain/route.js';
import { channelIn, routeFactsOf, settingsOf } from '../store/settings.js';

/** Returns who would get a report about this person, as far as Hearth knows without asking Slack; undefined for nobody. */
export async function expectedRoute(
  tx: Tx,
  community: Community,
  about: string | null,
  now: Date,
): Promise<Route | undefined> {
  const channelId = channelIn(await settingsOf(tx, community.id));
  const facts = await routeFactsOf(tx, community, now);
  return routeOf({ ...facts, about, channel: channelId === undefined ? undefined : { id: channelId, readers: [] } });
}

/** Says who will see a report. */
export async function seenBy(tx: Tx, { name }: Community, route: Route): Promise<Mrkdwn> {
  if (route.to === 'channel') return copy.seenBy.channel(name);
  const userIds = route.to === 'admin' ? [route.userId] : route.userIds;
  const names = await namesOf(tx, userIds);
  const known = userIds.flatMap((it) => names.get(it) ?? []);
  return route.to === 'admin' ? copy.seenBy.admin(known[0] ?? '') : copy.seenBy.people(name, known);
}
