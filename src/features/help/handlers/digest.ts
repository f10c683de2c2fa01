import type { Tx } from '../../../core/database/database.js';
import { oneLine } from '../../../core/text.js';
import { cut } from '../../../slack/blocks/blocks.js';
import type { Mrkdwn } from '../../../slack/blocks/mrkdwn.js';
import { blockerOf, circleMatesOf } from '../../checkins/index.js';
import { copy } from '../copy.js';
import { wantedIn } from '../store/requests.js';
import { MAX_QUOTE } from '../views.js';

/** The most lines about requests in a digest. */
const MOST_WANTED = 2;

/** Returns the lines of the weekly digest about members who are looking for help. */
export async function wantedLines(tx: Tx, week: Parameters<typeof wantedIn>[1]): Promise<Mrkdwn[]> {
  const lines: Mrkdwn[] = [];
  for (const { id, name } of await wantedIn(tx, week)) {
    if (lines.length === MOST_WANTED) break;
    const blocker = (await circleMatesOf(tx, id))?.isApart ? undefined : await blockerOf(tx, id);
    if (blocker) lines.push(copy.wanted(name, cut(oneLine(blocker), MAX_QUOTE)));
  }
  return lines;
}
