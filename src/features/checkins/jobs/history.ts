import { communityById } from '../../../core/communities.js';
import { csvOf } from '../../../core/csv.js';
import type { Tx } from '../../../core/database/database.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { type Work, work } from '../../../queue/job.js';
import { message, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { sendFile } from '../../../slack/outbound/upload.js';
import { sendHistoryFile } from '../contracts.js';
import { copy } from '../copy.js';
import { doneBy, nextBy } from '../domain/said.js';
import type { Answer } from '../store/answers.js';
import { type Commitment, saidIn } from '../store/commitments.js';
import { answersTo, historyIn } from '../store/history.js';
import type { Occurrence } from '../store/occurrences.js';
import { namesOf } from '../views/naming.js';

const words = copy.lookingBack;

/** Sends a member their check-ins as a file, unless their data was erased in the meantime. */
export function historyWork({ db, slack, deliver }: Deps): Work {
  return work(sendHistoryFile, async ({ workspaceId, communityId, userId, at }) => {
    const { table, name, scopes } = await db.inWorkspace(workspaceId, async (tx) => ({
      table: await tableOf(tx, { communityId, userId }),
      name: (await communityById(tx, communityId))?.name,
      scopes: (await currentWorkspace(tx)).scopes,
    }));
    if (table.rows.length === 0 || !name) return;
    const content = csvOf(table.columns, table.rows);
    const file = { to: userId, filename: words.file, content, comment: words.comment(name) };
    if (await sendFile(() => slack(workspaceId), scopes, file)) return;
    const text = message(section(md`${words.noFiles}`));
    await deliver.post(workspaceId, { key: `checkins.history:${userId}:${at}`, to: userId, message: text });
  });
}

/** Check-ins of several programmes have a column with the name of theirs. */
async function tableOf(tx: Tx, whose: { communityId: string; userId: string }) {
  const { history, programmes } = await historyIn(tx, whose);
  const asked = history.filter((it) => it.outcome ?? it.askedAt);
  const names = namesOf(programmes);
  const ids = asked.map(({ id }) => id);
  const answers = new Map((await answersTo(tx, ids)).map((it) => [it.occurrenceId, it]));
  const list = await saidIn(tx, whose, ids);
  const questions = [...new Set([...answers.values()].flatMap((it) => it.answers.map(({ words }) => words)))];
  return {
    columns: withName([...words.columns, ...questions], names.size > 0 ? words.programme : undefined),
    rows: asked.map((it) => withName(rowOf(it, answers.get(it.id), list, questions), names.get(it.programmeId))),
  };
}

function withName(row: readonly string[], name: string | undefined): string[] {
  return name === undefined ? [...row] : [...row.slice(0, 1), name, ...row.slice(1)];
}

/** Several things in one cell are on a line each. */
function rowOf(
  { id, day, outcome, skipReason, answeredAt, late }: Occurrence,
  answer: Answer | undefined,
  list: Commitment[],
  questions: readonly string[],
) {
  const texts = (all: readonly Commitment[]) => all.map(({ text }) => text).join('\n');
  const known = outcome ? words.states[outcome] : words.open;
  const state = skipReason ? words.skippedBecause(copy.skipReasons[skipReason]) : known;
  if (outcome !== 'answered' || !answer || !answeredAt)
    return [day, state, ...words.columns.slice(2).map(() => ''), ...questions.map(() => '')];
  return [
    day,
    state,
    answeredAt.toISOString(),
    late ? words.yes : words.no,
    texts(doneBy(list, id)),
    texts(nextBy(list, id)),
    answer.shared ? words.everyone : words.me,
    ...questions.map((question) => answer.answers.find((it) => it.words === question)?.text ?? ''),
  ];
}
