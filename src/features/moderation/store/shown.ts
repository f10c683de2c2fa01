import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { namesOf } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import { permalink } from '../../../slack/permalink.js';
import { plainRule, ruleIn, versionsByIds } from '../../guidelines/index.js';
import { obstacleTo, sentIn } from '../domain/case.js';
import type { NamedAct, Shown } from '../domain/shown.js';
import { type ActRow, actsOf } from './acts.js';
import type { CaseRow } from './cases.js';
import { type ReportRow, reportsOfAll } from './reports.js';
import { settingsOf } from './settings.js';

/**
 * Returns what cases of a community show to those whom they are with, by the cases' ids. Runs as many queries for many
 * cases as for one.
 */
export async function shownOf(
  tx: Tx,
  rows: readonly CaseRow[],
  community: Pick<Community, 'id' | 'name' | 'channelId'>,
): Promise<ReadonlyMap<string, Shown>> {
  const ids = rows.map(({ id }) => id);
  const reports = byCase(await reportsOfAll(tx, ids));
  const acts = byCase(await named(tx, await actsOf(tx, ids)));
  const { url } = await currentWorkspace(tx);
  const hidden = await withOutsiders(tx, rows, community.id);
  const textOf = await ruleTexts(tx, [...reports.values()].flat());
  const warns = (await settingsOf(tx, community.id))?.warns ?? false;
  const shown = rows.map((row): Shown => {
    const { id: caseId, state, place, channelId, ts, threadTs } = row;
    const hasLink = channelId && ts && place !== 'direct';
    const theirs = acts.get(caseId) ?? [];
    const facts = { ...row, sent: sentIn(theirs) };
    const isHidden = hidden.has(caseId);
    return {
      ...{ caseId, state, place, channelId },
      community: { name: isHidden ? undefined : community.name, channelId: community.channelId },
      link: hasLink ? permalink(url, { channelId, ts, threadTs }) : undefined,
      rules: isHidden ? [] : [...new Set((reports.get(caseId) ?? []).flatMap((it) => textOf(it) ?? []))],
      reporters: reports.get(caseId)?.length ?? 0,
      mayRemind: obstacleTo('reminded', facts) === undefined,
      mayWarn: warns && obstacleTo('warned', facts) === undefined,
      acts: theirs.map(({ act, name, at }) => ({ act, name, at })),
    };
  });
  return new Map(shown.map((it) => [it.caseId, it]));
}

function byCase<It extends { readonly caseId: string }>(all: readonly It[]): ReadonlyMap<string, readonly It[]> {
  const found = new Map<string, It[]>();
  for (const it of all) {
    const theirs = found.get(it.caseId);
    if (theirs) theirs.push(it);
    else found.set(it.caseId, [it]);
  }
  return found;
}

/**
 * Returns a function for the text of the rule that a report of this case names; undefined if there is none, or if an
 * admin has the case who isn't a member, because the guidelines are for members.
 */
export async function rulesOf(tx: Tx, row: CaseRow, reports: readonly Named[]): Promise<RuleText> {
  return (await isWithOutsider(tx, row)) ? () => undefined : ruleTexts(tx, reports);
}

type Named = Pick<ReportRow, 'versionId' | 'rule'>;
type RuleText = (it: Named) => string | undefined;

/** Returns a function for the text of the rule that one of these reports names; undefined if it names none. */
export async function ruleTexts(tx: Tx, reports: readonly Named[]): Promise<RuleText> {
  const ids = new Set(reports.flatMap(({ versionId }) => versionId ?? []));
  const versions = new Map((await versionsByIds(tx, [...ids])).map((it) => [it.id, it]));
  return ({ versionId, rule }) => {
    const version = versionId === null ? undefined : versions.get(versionId);
    const text = version && rule && ruleIn(version.sections, rule);
    return text ? plainRule(text) : undefined;
  };
}

/** Returns true if this case is with an admin who isn't a member of its community. */
export async function isWithOutsider(tx: Tx, row: CaseRow): Promise<boolean> {
  return (await withOutsiders(tx, [row], row.communityId)).size > 0;
}

/** Returns the ids of those cases of a community that are with an admin who isn't a member of it. */
async function withOutsiders(tx: Tx, rows: readonly CaseRow[], communityId: string): Promise<ReadonlySet<string>> {
  const admins = rows.flatMap(({ adminUserId }) => adminUserId ?? []);
  const members = new Set((await membersOf(tx, communityId, admins)).map(({ userId }) => userId));
  return new Set(rows.flatMap(({ id, adminUserId }) => (adminUserId && !members.has(adminUserId) ? [id] : [])));
}

/** Returns these acts with the names of those who did them. */
async function named(tx: Tx, acts: readonly ActRow[]): Promise<(NamedAct & Pick<ActRow, 'caseId'>)[]> {
  const names = await namesOf(
    tx,
    acts.flatMap(({ doneBy }) => doneBy ?? []),
  );
  return acts.map(({ caseId, act, doneBy, at }) => ({
    ...{ caseId, act, at },
    name: doneBy === null ? undefined : names.get(doneBy),
  }));
}
