import type { ModalView } from '@slack/types';
import type { Tx } from '../../../core/database/database.js';
import { namesOf } from '../../../core/people.js';
import { mention } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { ruleIn, ruleValue } from '../domain/rules.js';
import { COUNTS_MS, counts, isUndecided } from '../domain/warning.js';
import { caseById } from '../store/cases.js';
import { reportsOf } from '../store/reports.js';
import { isWithOutsider, rulesOf } from '../store/shown.js';
import { addWarning, type WarningRow, warningsOf } from '../store/warnings.js';
import type { RuleChoice } from '../views/report-form.js';
import { type WarningLine, warnView } from '../views/warning.js';
import { type Handled, mayHandle } from './handling.js';
import { ruleChoices } from './rules.js';

/** Returns the rules that a warning can quote; none for an admin who isn't a member, because rules are for members. */
export async function rulesFor(tx: Tx, { row }: Handled): Promise<RuleChoice[]> {
  return (await isWithOutsider(tx, row)) ? [] : ruleChoices(tx, row.communityId);
}

/** Returns the form for a warning, with the rule that a reporter named. */
export async function warnForm(tx: Tx, handled: Handled): Promise<ModalView> {
  const { id, aboutUserId } = handled.row;
  const chosen = (await reportsOf(tx, id)).find(({ rule }) => rule !== null);
  const initial = chosen?.versionId && chosen.rule ? ruleValue({ versionId: chosen.versionId, rule: chosen.rule }) : '';
  return warnView(id, { person: mention(aboutUserId ?? ''), rules: await rulesFor(tx, handled), initial });
}

/** Stores a warning to the person whom a case is about. */
export async function warn(
  tx: Tx,
  { row, person, now }: Handled,
  actId: string,
  rule: string | null | undefined,
): Promise<void> {
  const { workspaceId, id: caseId, communityId, aboutUserId } = row;
  if (aboutUserId === null) return;
  await addWarning(tx, {
    ...{ workspaceId, id: actId, caseId, communityId, userId: aboutUserId, givenBy: person.userId },
    ...(ruleIn(rule) ?? { versionId: null, rule: null }),
    ...{ givenAt: now, expiresAt: new Date(now.getTime() + COUNTS_MS) },
  });
}

/**
 * Returns the warnings that count for the person whom a case is about, or will when they arrive, of cases that the reader
 * may handle.
 */
export async function warningLines(tx: Tx, { row, person, now }: Handled): Promise<WarningLine[]> {
  const all = row.aboutUserId === null ? [] : await warningsOf(tx, row.communityId, row.aboutUserId);
  const counting = all.filter((it) => counts({ ...it, sentAt: it.sentAt ?? now }, now));
  const names = await namesOf(
    tx,
    counting.flatMap(({ givenBy }) => givenBy ?? []),
  );
  const ruleOf = await rulesOf(tx, row, counting);
  const lines: WarningLine[] = [];
  for (const it of counting) {
    const source = await caseById(tx, it.caseId);
    if (!source || !(await mayHandle(tx, person, source, now))) continue;
    lines.push({
      ...{ givenAt: it.givenAt, expiresAt: it.expiresAt, rule: ruleOf(it) },
      name: (it.givenBy && names.get(it.givenBy)) || copy.somebody,
      note: noteOn(it, now),
    });
  }
  return lines;
}

/** Says whether a warning has arrived, and what became of the appeal; undefined if there is nothing to say. */
function noteOn(it: WarningRow, now: Date): string | undefined {
  if (it.sentAt === null) return copy.warningPending;
  if (isUndecided(it, now)) return copy.appealOpen;
  return it.outcome === 'upheld' ? copy.appealUpheld : undefined;
}
