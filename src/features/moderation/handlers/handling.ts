import { type Community, communityById } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { isOn } from '../../../core/feature-switches.js';
import { membersOf } from '../../../core/members.js';
import { namesOf, type Person } from '../../../core/people.js';
import { may } from '../../../core/permissions.js';
import { standingIn } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { type HandlerResponse, refuse, say } from '../../../slack/interactions/responses.js';
import { moderationSwitch } from '../contracts.js';
import { copy } from '../copy.js';
import { type Deed, type Obstacle, obstacleTo, sentIn } from '../domain/case.js';
import { eligibleFor } from '../domain/route.js';
import { type ActRow, actsOf } from '../store/acts.js';
import { type CaseRow, lockCase } from '../store/cases.js';
import { reportersOf } from '../store/reports.js';
import { routeFactsOf, settingsOf } from '../store/settings.js';

/** A case that is being handled. Others who act on it wait. */
export interface Handled {
  readonly person: Person;
  readonly row: CaseRow;
  readonly community: Community;
  readonly acts: readonly ActRow[];
  readonly now: Date;
}

/** Runs `work` for a case if this person may handle it, which is read afresh after all others who acted on it. */
export function handle(
  { db, clock }: Deps,
  person: Person,
  caseId: string,
  work: (tx: Tx, it: Handled) => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  return db.inWorkspace(person.workspaceId, async (tx) => {
    const now = clock();
    const row = await lockCase(tx, caseId);
    const community = row && (await communityById(tx, row.communityId));
    if (!community) return refuse(copy.gone, 'no such case');
    if (!(await isOn(tx, community.id, moderationSwitch))) return refuse(copy.switchedOff, 'switched off');
    if (!(await mayHandle(tx, person, row, now))) return refuse(copy.concernsYou, 'may not handle this case');
    return work(tx, { person, row, community, acts: await actsOf(tx, [caseId]), now });
  });
}

/** Returns true if a person may handle a case: it doesn't concern them, and it was brought to people like them. */
export async function mayHandle(tx: Tx, person: Person, row: CaseRow, now: Date): Promise<boolean> {
  const { userId } = person;
  const { id, communityId, aboutUserId: about, adminUserId } = row;
  const facts = await routeFactsOf(tx, { id: communityId }, now);
  const { handlers, admins } = eligibleFor({ ...facts, about, reporters: await reportersOf(tx, id) });
  if (adminUserId !== null) return adminUserId === userId && admins.includes(userId);
  const standing = await standingIn(tx, communityId, person, now);
  const isEligible = handlers.some((it) => it.userId === userId);
  return isEligible && standing !== undefined && may('moderation.handle', standing);
}

/**
 * Returns the response if something can't be done about the case: who was first, nothing to a person who has pressed
 * twice. Undefined if it can be done.
 */
export async function refusalOf(
  tx: Tx,
  deed: Deed,
  it: Handled,
): Promise<{ readonly response: HandlerResponse } | undefined> {
  const { row, acts, person } = it;
  const about = row.aboutUserId ?? '';
  if (deed === 'warned' && !(await settingsOf(tx, row.communityId))?.warns)
    return { response: say(md`${copy.warningsOff}`) };
  const isSent = deed === 'reminded' || deed === 'warned';
  const isMember = !isSent || (await membersOf(tx, row.communityId, [about])).length > 0;
  const aboutUserId = isMember ? row.aboutUserId : null;
  const obstacle = obstacleTo(deed, { ...row, aboutUserId, sent: sentIn(acts) });
  if (!obstacle) return undefined;
  if (obstacle === 'nobody') return { response: say(md`${copy.nobodyToRemind}`) };
  const by = whoDid(obstacle, it);
  if (by === person.userId) return { response: undefined };
  const name = (by && (await namesOf(tx, [by])).get(by)) || copy.somebody;
  return { response: say(md`${copy.first[obstacle](name)}`) };
}

function whoDid(obstacle: Exclude<Obstacle, 'nobody'>, { row, acts }: Handled): string | null | undefined {
  if (obstacle === 'taken') return row.takenBy;
  if (obstacle === 'closed') return row.closedBy;
  return acts.findLast(({ act }) => act === obstacle)?.doneBy;
}
