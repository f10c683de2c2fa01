import type { Proactive, Proposed } from '../../../attention/proactive.js';
import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { date, lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { openAppeal, warningKind } from '../contracts.js';
import { copy } from '../copy.js';
import { obstacleToAppeal } from '../domain/warning.js';
import { settingsOf } from '../store/settings.js';
import { ruleTexts } from '../store/shown.js';
import { deleteWarning, markWarningSent, type WarningRow, warningById } from '../store/warnings.js';
import { recordFailure, type SignedNote, signedNote } from './signed.js';

/** The warning of a moderator to a member, with the rule, and a button to appeal. It says nothing of a report. */
export const warning: Proactive<Deps> = {
  ...warningKind,
  compose: async (tx, it, deps) => {
    const found = await factsOf(tx, it, deps);
    if (!found?.isOpen) return undefined;
    return {
      blocks: [section(lines(found.words, copy.warning.appealable))],
      buttons: [openAppeal.element(copy.appealButton, { warningId: it.id })],
      why: { rule: copy.warning.why, facts: copy.warning.facts },
    };
  },
  // It keeps its words when it ends.
  ended: async (tx, it, deps) => {
    const found = await factsOf(tx, it, deps);
    if (!found || found.isOpen) return undefined;
    return found.isAppealed ? lines(found.words, copy.warning.appealed) : found.words;
  },
  sent: (tx, { id, now }) => markWarningSent(tx, id, now),
  dropped: async (tx, it, deps) => {
    await deleteWarning(tx, it.id);
    await recordFailure(tx, it, deps, 'unwarned');
  },
};

async function factsOf(tx: Tx, it: Proposed, deps: Deps) {
  const found = await signedNote(tx, it, deps);
  const row = await warningById(tx, it.id);
  if (!found || !row) return undefined;
  const isOpen = row.sentAt
    ? found.isForMember && obstacleToAppeal(row, it.now) === undefined
    : found.isForMember && found.isAllowed && ((await settingsOf(tx, row.communityId))?.warns ?? false);
  return { isOpen, isAppealed: row.appealedAt !== null, words: await wordsOf(tx, row, found) };
}

async function wordsOf(tx: Tx, row: WarningRow, { name, community, text }: SignedNote): Promise<Mrkdwn> {
  const rule = (await ruleTexts(tx, [row]))(row);
  return lines(
    copy.warning.from(name, community.name),
    ...(rule === undefined ? [] : [copy.rule(rule)]),
    md`${text}`,
    copy.warning.until(date(row.expiresAt)),
  );
}
