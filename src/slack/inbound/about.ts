import { z } from 'zod';

const id = z.union([z.string(), z.object({ id: z.string() }).transform((it) => it.id)]).optional();
const orNone = id.catch(undefined);

const shape = z.object({
  user: orNone,
  previous_message: z.object({ user: orNone }).optional().catch(undefined),
  channel: orNone,
});

/**
 * Returns the person that an event is about: its author, or who joined or changed. Returns the channel if there is none,
 * and otherwise the id of the event, which then depends on no other.
 */
export function aboutOf(fields: unknown, eventId: string): string {
  const { user, previous_message: message, channel } = shape.safeParse(fields).data ?? {};
  return user ?? message?.user ?? channel ?? eventId;
}
