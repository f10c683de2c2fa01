import type { KnownBlock, ModalView } from '@slack/types';
import { context, divider, plainSection, section } from '../../../slack/blocks/blocks.js';
import { md, mention } from '../../../slack/blocks/mrkdwn.js';
import { pageOfBlocks } from '../../../slack/interactions/pages.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { openCase } from '../contracts.js';
import { copy } from '../copy.js';
import type { Shown } from '../domain/shown.js';
import { actLine, whatWords } from './card.js';
import { type WarningLine, warningBlocks } from './warning.js';

/** The report of one person. It does not say who they are. */
export interface DetailNote {
  readonly rule: string | undefined;
  readonly note: string | undefined;
}

/** Returns a page of the modal with everything about a case. `written` holds what people wrote with each of its acts. */
export function detailsView(
  it: Shown,
  {
    page,
    aboutUserId,
    warnings,
    notes,
    written,
  }: {
    page: number | undefined;
    aboutUserId: string | null;
    warnings: readonly WarningLine[];
    notes: readonly DetailNote[];
    written: readonly (string | undefined)[];
  },
): ModalView {
  const done = it.acts.flatMap((act, i): KnownBlock[] => {
    const text = written[i];
    return [context(actLine(act)), ...(text === undefined ? [] : [plainSection(text)])];
  });
  const blocks: KnownBlock[] = [
    section(whatWords(it)),
    section(aboutUserId === null ? md`${copy.aboutNobody}` : copy.aboutPerson(mention(aboutUserId))),
    ...warningBlocks(warnings),
    divider(),
    section(md`*${copy.fromReporters}*`),
    ...notes.flatMap(({ rule, note }) => [
      ...(rule === undefined ? [] : [section(copy.rule(rule))]),
      plainSection(note ?? copy.noNote),
    ]),
    divider(),
    section(md`*${copy.whatWasDone}*`),
    ...(done.length > 0 ? done : [context(md`${copy.nothingYet}`)]),
  ];
  const turn = (label: string, page: number) => openCase.element(label, { caseId: it.caseId, page });
  return infoModal(copy.detailsTitle, pageOfBlocks(blocks, { page, turn }));
}
