import { z } from 'zod';
import { section } from '../blocks/blocks.js';
import { md } from '../blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { ephemeral } from '../interactions/respond.js';
import { notice } from '../interactions/responses.js';
import type { HttpReply } from './http-receiver.js';

/** In a command, all values are text. */
const isSo = z.union([z.literal(true), z.literal('true')]);

/** A request of an installation in a whole Enterprise Grid organization; its workspace may be absent. */
const orgWide = z.union([
  z.object({ is_enterprise_install: isSo }),
  z.object({ authorizations: z.tuple([z.object({ is_enterprise_install: isSo })], z.unknown()) }),
  z.object({ type: z.enum(['block_actions', 'view_submission', 'shortcut', 'message_action']), team: z.null() }),
  z.object({ type: z.literal('event_callback'), team_id: z.null() }),
]);

/**
 * Returns the reply to a request of an installation in a whole organization, which says that Hearth is installed in one
 * workspace at a time; undefined for any other request.
 */
export function replyToOrgWide(body: unknown): HttpReply | undefined {
  if (!orgWide.safeParse(body).success) return undefined;
  const blocks = [section(md`${copy.orgWide}`)];
  const isSubmission = z.object({ type: z.literal('view_submission') }).safeParse(body).success;
  const said = isSubmission ? { response_action: 'update', view: notice(blocks) } : ephemeral(blocks);
  return { status: 200, body: said };
}
