import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { may } from '../../../core/permissions.js';
import { holdersOf, standingIn } from '../../../core/roles.js';
import { ROLES } from '../../../core/schema.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { notice } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import { rolesView } from '../views.js';

/**
 * Returns a page of "People and roles" as this person may see it. An admin outside the community sees only `note`, a
 * sentence about what they did.
 */
export async function showRoles(
  tx: Tx,
  person: Person,
  { id }: Community,
  now: Date,
  { note, page }: { note?: string | undefined; page?: number | undefined } = {},
): Promise<ModalView> {
  const standing = await standingIn(tx, id, person, now);
  if (!standing || !may('roles.see', standing)) return notice([section(md`${note ?? copy.title}`)]);
  const { community } = standing;
  const holdings = await holdersOf(tx, id, ROLES, now);
  const reader = {
    userId: person.userId,
    locale: person.locale,
    may: (act: Parameters<typeof may>[0]) => may(act, standing),
  };
  return rolesView(community, holdings, reader, { note, page });
}
