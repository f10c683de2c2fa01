import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { namesOf } from '../../../core/people.js';
import type { Mrkdwn } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { type Route, routeOf } from '../domain/route.js';
import { channelOf, routeFactsOf } from '../store/settings.js';

/**
 * Returns who would get this report, or one that names nobody, as far as Hearth knows without asking Slack; undefined for
 * nobody. Others who reported the same don't count, so that nobody can tell who they are.
 */
export async function expectedRoute(
  tx: Tx,
  community: Community,
  report: { readonly about: string | null; readonly reporter: string } | null,
  now: Date,
): Promise<Route | undefined> {
  const chosen = await channelOf(tx, community.id);
  const facts = await routeFactsOf(tx, community, now);
  const channel = chosen && !chosen.isForMembers ? { id: chosen.id, readers: [] } : undefined;
  return routeOf({ ...facts, about: report?.about ?? null, reporters: report ? [report.reporter] : [], channel });
}

/** Says who will see a report. */
export async function seenBy(tx: Tx, { name }: Community, route: Route): Promise<Mrkdwn> {
  if (route.to === 'channel') return copy.seenBy.channel(name);
  const userIds = route.to === 'admin' ? [route.userId] : route.userIds;
  const names = await namesOf(tx, userIds);
  const known = userIds.flatMap((it) => names.get(it) ?? []);
  return route.to === 'admin' ? copy.seenBy.admin(known[0] ?? '') : copy.seenBy.people(name, known);
}
