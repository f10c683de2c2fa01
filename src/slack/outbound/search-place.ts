import { z } from 'zod';

/** The place at which the search for a message goes on: among the replies or in the conversation, from Slack's cursor. */
export const searchPlace = z.object({ among: z.enum(['replies', 'history']), cursor: z.string() });

export type SearchPlace = z.infer<typeof searchPlace>;
