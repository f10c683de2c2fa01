import { Temporal } from 'temporal-polyfill';
import { sendEvent } from '../deliver/events.js';
import { dndJson } from '../shapes/dnd.js';
import type { Quiet, User, Workspace } from './workspace.js';
import type { World } from './world.js';

export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** Changes a user's do-not-disturb settings and sends `dnd_updated_user`. */
export async function setQuiet(world: World, workspace: Workspace, user: User, to: Partial<Quiet>): Promise<void> {
  Object.assign(user.quiet, to);
  await sendEvent(world, workspace, {
    type: 'dnd_updated_user',
    user: user.id,
    dnd_status: dndJson(user, world.clock.now()),
    event_ts: world.ids.ts(),
  });
}

/** The current or next do-not-disturb window. A snooze takes precedence over the daily hours. */
export function quietWindow({ quiet, zone }: User, now: Date): Window | undefined {
  const { hours, snooze } = quiet;
  if (snooze && now < snooze.to) return snooze;
  if (!hours) return undefined;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const nights = [-1, 0, 1].map((days) => night(today.add({ days }), hours, zone));
  return nights.find((it) => now < it.to);
}

/** The window that begins on this day. It ends on the next day unless `to` is after `from`. */
function night(day: Temporal.PlainDate, hours: NonNullable<Quiet['hours']>, zone: string): Window {
  const isOvernight = hours.to <= hours.from;
  const instant = (on: Temporal.PlainDate, at: string) =>
    new Date(on.toZonedDateTime({ timeZone: zone, plainTime: at }).epochMilliseconds);
  return { from: instant(day, hours.from), to: instant(isOvernight ? day.add({ days: 1 }) : day, hours.to) };
}
