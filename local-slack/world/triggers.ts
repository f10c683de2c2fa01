import { randomBytes } from 'node:crypto';
import { SlackError } from './slack-error.js';
import type { Workspace } from './workspace.js';
import type { Trigger, World } from './world.js';

/** Returns a new `trigger_id` for a person's action. `viewId` is the modal it happened in. */
export function newTrigger(world: World, workspace: Workspace, user: string, viewId?: string): string {
  const now = Date.now();
  for (const [id, trigger] of world.triggers) if (trigger.expires < now - 60_000) world.triggers.delete(id);
  const id = `${world.ids.id('').slice(-6)}.${workspace.id.slice(1)}.${randomBytes(8).toString('hex')}`;
  world.triggers.set(id, { team: workspace.id, user, viewId, expires: now + world.answerWithinMs, used: false });
  return id;
}

/** Uses up a trigger, or throws if it does not work. */
export function useTrigger(world: World, workspace: Workspace, id: string): Trigger {
  const trigger = world.triggers.get(id);
  if (!trigger || trigger.team !== workspace.id) throw new SlackError('invalid_trigger_id');
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  if (trigger.expires < Date.now()) throw new SlackError('expired_trigger_id');
  trigger.used = true;
  return trigger;
}
