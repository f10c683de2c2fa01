import { propose } from '../../../attention/proposals.js';
import { addDays, dayIn } from '../../../core/calendar.js';
import { type Community, isSilent } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { memberCount } from '../../../core/members.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { lastActiveDays } from '../../activity/index.js';
import { sizeKind } from '../contracts.js';
import { SIZES, sizeToTell } from '../domain.js';
import { recordSizeTold } from '../store/communities.js';

/** A member counts as active if they did something within this many days. */
const ACTIVE_DAYS = 30;

/** Tells the organizers, once, that a community has outgrown a size. */
export async function tellSize(tx: Tx, { attention }: Deps, community: Community, now: Date): Promise<void> {
  const { workspaceId, id, sizeTold: told } = community;
  const today = dayIn('UTC', now);
  const members = await memberCount(tx, id);
  if (isSilent(community, today) || members < SIZES.comfortable) return;
  const active = (await lastActiveDays(tx, id, addDays(today, -ACTIVE_DAYS))).size;
  const size = sizeToTell({ members, active, told });
  if (!size || !(await recordSizeTold(tx, id, size))) return;
  const organizers = (await holdersOf(tx, id, ['organizer'], now)).map((it) => it.userId);
  for (const userId of organizers)
    await propose(tx, { workspaceId, userId, kind: sizeKind, id: `${id} ${size}`, dueAt: now });
  afterCommit(tx, () => attention.flush(workspaceId, organizers));
}
