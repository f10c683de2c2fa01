import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { namesOf } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import { permalink } from '../../../slack/permalink.js';
import { plainRule, ruleIn, versionById } from '../../guidelines/index.js';
import { isReminded, obstacleTo } from '../domain/case.js';
import type { NamedAct, Shown } from '../domain/shown.js';
import { type ActRow, actsOf } from './acts.js';
import type { CaseRow } from './cases.js';
import { type ReportRow, reportsOf } from './reports.js';

/** Returns what the card of a case shows to those whom it is with. */
export async function shownOf(tx: Tx, row: CaseRow, community: Pick<Community, 'name' | 'channelId'>): Promise<Shown> {
  const { id: caseId, state, place, channelId, ts, threadTs } = row;
  const reports = await reportsOf(tx, caseId);
  const acts = await actsOf(tx, [caseId]);
  const { url } = await currentWorkspace(tx);
  const hasLink = channelId && ts && place !== 'direct';
  return {
    ...{ caseId, state, place, channelId },
    community: { name: (await isWithOutsider(tx, row)) ? undefined : community.name, channelId: community.channelId },
    link: hasLink ? permalink(url, { channelId, ts, threadTs }) : undefined,
    rules: await rulesNamed(tx, row, reports),
    reporters: reports.length,
    mayRemind: obstacleTo('reminded', { ...row, isReminded: isReminded(acts) }) === undefined,
    acts: await named(tx, acts),
  };
}

/**
 * Returns the texts of the rules that these reports of a case name, each once; none if an admin has it who isn't a member,
 * because the guidelines are for members.
 */
export async function rulesNamed(
  tx: Tx,
  row: CaseRow,
  reports: readonly Pick<ReportRow, 'versionId' | 'rule'>[],
): Promise<string[]> {
  const texts = new Set<string>();
  if (await isWithOutsider(tx, row)) return [];
  for (const { versionId, rule } of reports) {
    const version = versionId && (await versionById(tx, versionId));
    const text = version && rule && ruleIn(version.sections, rule);
    if (text) texts.add(plainRule(text));
  }
  return [...texts];
}

/** Returns true if a case is with an admin who isn't a member of its community. */
async function isWithOutsider(tx: Tx, { communityId, adminUserId }: CaseRow): Promise<boolean> {
  return adminUserId !== null && (await membersOf(tx, communityId, [adminUserId])).length === 0;
}

/** Returns these acts with the names of those who did them. */
export async function named(tx: Tx, acts: readonly ActRow[]): Promise<NamedAct[]> {
  const names = await namesOf(
    tx,
    acts.flatMap(({ doneBy }) => doneBy ?? []),
  );
  return acts.map(({ act, doneBy, at }) => ({ act, at, name: doneBy === null ? undefined : names.get(doneBy) }));
}
