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
import { answersTo } from '../store/history.js';
import { historyOf, type Occurrence } from '../store/occurrences.js';

const words = copy.lookingBack;

/** Sends a member their check-ins as a file, unless their data was erased in the meantime. */
export function historyWork({ db, slack, deliver }: Deps): Work {
  return work(sendHistoryFile, async ({ workspaceId, communityId, userId, at }) => {
    const { rows, name, scopes } = await db.inWorkspace(workspaceId, async (tx) => ({
      rows: await rowsOf(tx, { communityId, userId }),
      name: (await communityById(tx, communityId))?.name,
      scopes: (await currentWorkspace(tx)).scopes,
    }));
    if (rows.length === 0 || !name) return;
    const content = csvOf(words.columns, rows);
    const file = { to: userId, filename: words.file, content, comment: words.comment(name) };
    if (await sendFile(() => slack(workspaceId), scopes, file)) return;
    const text = message(section(md`${words.noFiles}`));
    await deliver.post(workspaceId, { key: `checkins.history:${userId}:${at}`, to: userId, message: text });
  });
}

async function rowsOf(tx: Tx, whose: { communityId: string; userId: string }): Promise<string[][]> {
  const history = (await historyOf(tx, whose.communityId, whose.userId)).filter((it) => it.outcome ?? it.askedAt);
  const ids = history.map(({ id }) => id);
  const answers = new Map((await answersTo(tx, ids)).map((it) => [it.occurrenceId, it]));
  const list = await saidIn(tx, whose, ids);
  return history.map((it) => rowOf(it, answers.get(it.id), list));
}

/** Several things in one cell are on a line each. */
function rowOf(
  { id, day, outcome, skipReason, answeredAt, late }: Occurrence,
  answer: Answer | undefined,
  list: Commitment[],
) {
  const texts = (all: readonly Commitment[]) => all.map(({ text }) => text).join('\n');
  const known = outcome ? words.states[outcome] : words.open;
  const state = skipReason ? words.skippedBecause(copy.skipReasons[skipReason]) : known;
  if (outcome !== 'answered' || !answer || !answeredAt) return [day, state, '', '', '', '', '', '', ''];
  return [
    day,
    state,
    answeredAt.toISOString(),
    late ? words.yes : words.no,
    texts(doneBy(list, id)),
    texts(nextBy(list, id)),
    answer.blockers ?? '',
    answer.mood ? copy.moods[answer.mood] : '',
    answer.shared ? words.everyone : words.me,
  ];
}
