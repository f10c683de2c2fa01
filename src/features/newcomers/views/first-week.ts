import type { ModalView, SectionBlock } from '@slack/types';
import { dayIn, dayInWords } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { pageOf } from '../../../slack/interactions/pages.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { writeButton } from '../../nudges/index.js';
import { finishFirstWeek, seeFirstWeek } from '../contracts.js';
import { copy } from '../copy.js';
import type { Did, Listed } from '../store/listed.js';

/** The most newcomers that Home names, and that a page of the modal has room for. */
const ON_HOME = 3;
const SHOWN = 45;

/** Returns the line on an organizer's Home about newcomers whose first week is over. */
export function firstWeekNeed(communityId: string, listed: readonly Pick<Listed, 'name' | 'did'>[]): SectionBlock {
  const all = listed.slice(0, ON_HOME).map(({ name, did }) => copy.newcomerDid(name, didInWords(did)));
  const more = listed.length - all.length;
  const words = copy.firstWeeks(more > 0 ? [...all, copy.andMore(more)] : all);
  return section(md`•  ${words}`, seeFirstWeek.element(copy.seeWho, { communityId }));
}

/** Returns the modal that lists these newcomers, with a button to write to those whom nobody is writing to. */
export function firstWeekView(it: {
  communityId: string;
  page: number | undefined;
  viewer: Person;
  listed: readonly Listed[];
  /** The ids with which a newcomer can be claimed, by user id. */
  cases: ReadonlyMap<string, string>;
  /** The names of those who are writing. */
  names: ReadonlyMap<string, string>;
}): ModalView {
  const { communityId, page, listed } = it;
  if (listed.length === 0) return infoModal(copy.newcomers, [section(md`${copy.nobodyListed}`)]);
  const { shown, turning } = pageOf(listed, {
    ...{ size: SHOWN, page },
    turn: (label, page) => seeFirstWeek.element(label, { communityId, page }),
  });
  return infoModal(copy.newcomers, [
    context(md`${copy.youWrite}`),
    ...shown.map((one) => newcomerBlock(one, it)),
    ...turning,
    actions(finishFirstWeek.element(copy.allDone, { communityId })),
  ]);
}

function newcomerBlock(
  { userId, name, joinedAt, did, writer }: Listed,
  { viewer, cases, names }: Pick<Parameters<typeof firstWeekView>[0], 'viewer' | 'cases' | 'names'>,
): SectionBlock {
  const day = dayInWords(dayIn(viewer.zone, joinedAt), viewer.locale);
  const writing =
    writer === viewer.userId ? copy.youWriting : copy.writing((writer && names.get(writer)) || copy.somebody);
  const what = writer ? `${didInWords(did)}; ${writing}` : didInWords(did);
  const words = lines(md`${copy.joinedOn(name, day)}`, md`_${what.charAt(0).toUpperCase()}${what.slice(1)}_`);
  const caseId = writer || userId === viewer.userId ? undefined : cases.get(userId);
  return caseId ? section(words, writeButton(caseId, name)) : section(words);
}

function didInWords({ introduced, wrote, checkedIn }: Did): string {
  const all = [
    ...(introduced ? [copy.did.introduced] : []),
    ...(wrote ? [copy.did.wrote] : []),
    ...(checkedIn ? [copy.did.checkedIn] : []),
  ];
  return all.length > 0 ? all.join(', ') : copy.did.nothing;
}
