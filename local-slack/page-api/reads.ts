import { Temporal } from 'temporal-polyfill';
import type { Person } from '../person/person.js';
import { changed } from '../world/world.js';
import type { Page } from './page.js';

/** The timestamp up to which a person has read a conversation. At first, messages from before today are read. */
export function readUpTo(page: Page, { world, user }: Person, channel: string): string {
  const key = `${user.id}/${channel}`;
  const known = page.reads.get(key);
  if (known !== undefined) return known;
  const now = Temporal.Instant.fromEpochMilliseconds(world.clock.now().getTime());
  const midnight = now.toZonedDateTimeISO(user.zone).startOfDay().epochMilliseconds;
  const ts = `${Math.floor(midnight / 1000)}.000000`;
  page.reads.set(key, ts);
  return ts;
}

/** Marks all messages up to `ts` as read. */
export function markRead(page: Page, { world, workspace, user }: Person, channel: string, ts: string): void {
  page.reads.set(`${user.id}/${channel}`, ts);
  changed(world, { what: 'channel', team: workspace.id, user: user.id, channel });
}
