import { and, eq } from 'drizzle-orm';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { memberCount } from '../../../core/members.js';
import { administratorsOf } from '../../../core/organizers.js';
import { holdersOf } from '../../../core/roles.js';
import { communityForChannel } from '../../activity/index.js';
import type { RouteFacts } from '../domain/route.js';
import { settings } from '../schema.js';

export type SettingsRow = typeof settings.$inferSelect;

export async function settingsOf(tx: Tx, communityId: string): Promise<SettingsRow | undefined> {
  return (await tx.select().from(settings).where(eq(settings.communityId, communityId)))[0];
}

/** Saves what an organizer chose. A channel that they choose counts as found again. */
export async function saveSettings(
  tx: Tx,
  it: Pick<SettingsRow, 'workspaceId' | 'communityId' | 'channelId' | 'adminUserId' | 'checkAt'> &
    Partial<Pick<SettingsRow, 'warns'>>,
): Promise<void> {
  const { workspaceId, communityId, ...values } = it;
  const set = { ...values, lostAt: null };
  await tx
    .insert(settings)
    .values({ ...it, lostAt: null })
    .onConflictDoUpdate({ target: [settings.workspaceId, settings.communityId], set });
}

/** Plans the next look at the channel. */
export async function checkAgainAt(tx: Tx, communityId: string, checkAt: Date): Promise<void> {
  await tx.update(settings).set({ checkAt }).where(eq(settings.communityId, communityId));
}

/** Records that a channel can't be used anymore. Returns false if another one is in use, or that was known. */
export async function loseChannel(tx: Tx, communityId: string, channelId: string, now: Date): Promise<boolean> {
  const isIt = and(eq(settings.communityId, communityId), eq(settings.channelId, channelId));
  const [row] = await tx.select().from(settings).where(isIt).for('update');
  if (!row || row.lostAt) return false;
  await tx.update(settings).set({ lostAt: now, checkAt: null }).where(isIt);
  return true;
}

/** The moderators' channel, as far as Hearth knows it without asking Slack. */
export interface ChosenChannel {
  readonly id: string;
  /** True if it has become the home channel or a counted channel of a community since, so that members read it. */
  readonly isForMembers: boolean;
}

/** Returns the moderators' channel of a community; undefined if there is none, or if it was lost. */
export async function channelOf(tx: Tx, communityId: string): Promise<ChosenChannel | undefined> {
  const row = await settingsOf(tx, communityId);
  if (!row?.channelId || row.lostAt) return undefined;
  return { id: row.channelId, isForMembers: (await communityForChannel(tx, row.channelId)) !== undefined };
}

/** Reads everything on which it depends who gets a report of a community, apart from its channel. */
export async function routeFactsOf(
  tx: Tx,
  { id }: Pick<Community, 'id'>,
  now: Date,
): Promise<Omit<RouteFacts, 'about' | 'reporters' | 'channel'>> {
  const chosen = (await settingsOf(tx, id))?.adminUserId;
  const admins = await administratorsOf(tx);
  return {
    handlers: await holdersOf(tx, id, ['moderator', 'organizer'], now),
    members: await memberCount(tx, id),
    admins: [...admins.filter((it) => it === chosen), ...admins.filter((it) => it !== chosen)],
  };
}
