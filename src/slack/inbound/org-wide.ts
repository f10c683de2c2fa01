import { z } from 'zod';
import { section } from '../blocks/blocks.js';
import { md } from '../blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { ephemeral } from '../interactions/respond.js';
import { notice } from '../interactions/responses.js';
import type { HttpReply } from './http-receiver.js';

const anything = z.unknown().optional();
const installation = z.object({ is_enterprise_install: anything });

/** Every request has this shape: zod takes ten times as long to say what is wrong as to find nothing. */
const request = installation.extend({
  type: anything,
  team: anything,
  team_id: anything,
  authorizations: z.array(installation).optional().catch(undefined),
});

const INTERACTIONS: readonly unknown[] = ['block_actions', 'view_submission', 'shortcut', 'message_action'];

/** Returns true for a request of an installation in a whole Enterprise Grid organization; its workspace may be absent. */
function isOrgWide({ type, team, team_id, authorizations, is_enterprise_install }: z.infer<typeof request>): boolean {
  // In a command, all values are text.
  const isSo = (it: unknown) => it === true || it === 'true';
  if (isSo(is_enterprise_install) || isSo(authorizations?.[0]?.is_enterprise_install)) return true;
  return (team === null && INTERACTIONS.includes(type)) || (team_id === null && type === 'event_callback');
}

/**
 * Returns the reply to a request of an installation in a whole organization, which says that Hearth is installed in one
 * workspace at a time; undefined for any other request.
 */
export function replyToOrgWide(body: unknown): HttpReply | undefined {
  const { data } = request.safeParse(body);
  if (!data || !isOrgWide(data)) return undefined;
  const blocks = [section(md`${copy.orgWide}`)];
  const said =
    data.type === 'view_submission' ? { response_action: 'update', view: notice(blocks) } : ephemeral(blocks);
  return { status: 200, body: said };
}
