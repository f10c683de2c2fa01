import type { KnownBlock, ModalView } from '@slack/types';
import { type Day, dayInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import { actions, context, divider, header, section, sections } from '../../../slack/blocks/blocks.js';
import { lines, link, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { sendHistory, showHistory } from '../contracts.js';
import { copy } from '../copy.js';
import type { Kept, Page, Strip } from '../domain/history.js';
import { doneBy } from '../domain/said.js';
import type { Answer } from '../store/answers.js';
import type { Commitment } from '../store/commitments.js';
import { answerLines, moodOf } from './answer.js';
import { recapRow } from './recap.js';

const words = copy.lookingBack;

/** An answered check-in with what was said, and the permalink of its post in the thread. */
export interface Told {
  readonly id: string;
  readonly day: Day;
  /** The name of its programme, if the member has check-ins of several. */
  readonly programme: string | undefined;
  readonly answer: Answer;
  /** The commitments that it ended or made. */
  readonly list: readonly Commitment[];
  readonly thread: string | undefined;
}

/** The data of a page of a member's own check-ins. */
export interface HistoryShown {
  readonly community: Pick<Community, 'id' | 'name'>;
  readonly locale: string;
  /** Undefined if they have not answered yet. */
  readonly page: Page<Told> | undefined;
  /** The summary of all weeks, on the first page; undefined on the others. */
  readonly all: { readonly strip: Strip; readonly kept: Kept; readonly hasRecap: boolean } | undefined;
}

/** Returns the modal with a member's own check-ins of one week. */
export function historyView(it: HistoryShown): ModalView {
  const { community, page, all } = it;
  return infoModal(words.title, [
    context(md`${words.intro(community.name)}`),
    ...(all ? allBlocks(all) : []),
    ...(page ? pageBlocks(page, it) : [section(md`${words.nothing}`)]),
    ...(page && all ? [divider(), recapRow(all.hasRecap)] : []),
  ]);
}

function allBlocks({ strip, kept }: NonNullable<HistoryShown['all']>): KnownBlock[] {
  return [
    section(lines(md`${strip.weeks.join('  ')}`, ...(strip.answered > 0 ? [md`${words.weeks(strip.answered)}`] : []))),
    context(md`${words.legend}`),
    ...(kept.of > 0 ? [section(md`${words.kept(kept.done, kept.of)}`)] : []),
  ];
}

function pageBlocks({ week, checkins, earlier, later }: Page<Told>, { community, locale }: HistoryShown): KnownBlock[] {
  const { id: communityId } = community;
  const done = checkins.reduce((sum, { id, list }) => sum + doneBy(list, id).length, 0);
  const title = [words.weekOf(dayInWords(week, locale)), ...(done > 0 ? [words.finished(done)] : [])];
  return [
    divider(),
    header(title.join(' · ')),
    ...checkins.flatMap((told) =>
      sections([headOf(told, locale), ...answerLines({ ...told, occurrenceId: told.id, isOwn: true })]),
    ),
    actions(
      ...(later ? [showHistory.element(words.later, { communityId, week: later })] : []),
      ...(earlier ? [showHistory.element(words.earlier, { communityId, week: earlier })] : []),
      sendHistory.element(words.send, { communityId }),
    ),
  ];
}

function headOf({ day, programme, answer, thread }: Told, locale: string): Mrkdwn {
  const date = dayInWords(day, locale);
  const more = [
    ...(programme ? [md`${programme}`] : []),
    ...moodOf(answer, { isOwn: true }),
    ...(answer.shared ? [] : [md`${words.onlyYou}`]),
  ];
  return [thread ? md`*${link(thread, date)}*` : md`*${date}*`, ...more].reduce((all, one) => md`${all} · ${one}`);
}
