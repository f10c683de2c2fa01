import type { KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { divider, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { showVersion } from '../contracts.js';
import { copy } from '../copy.js';
import { changesBetween } from '../domain/changes.js';
import type { Guidelines } from '../domain/content.js';
import { explainedChanges, fitted, textBlocks } from './text.js';

/** A version with the name of its author, and the day of its publication for the reader. */
export interface Dated {
  readonly id: string;
  readonly number: number;
  readonly summary: string;
  readonly isMinor: boolean;
  readonly sections: Guidelines;
  readonly day: string;
  readonly author: string;
}

/** Returns a page of the modal that lists versions, newest first. `turning` leads to the others. */
export function earlierView(versions: readonly Dated[], turning: readonly KnownBlock[]): ModalView {
  return infoModal(copy.earlier, [
    ...versions.map(({ id, number, day, author, summary, isMinor }) => {
      const show = named(showVersion.element(copy.show, { versionId: id }), copy.showVersion(number));
      const words = isMinor ? md`${summary} (${copy.minor})` : md`${summary}`;
      return section(md`${copy.versionLine(number, day, author)}\n${words}`, show);
    }),
    ...turning,
  ]);
}

/** Returns the modal with one version: what it changed, and its text. */
export function versionView(community: Community, version: Dated, before: Guidelines | undefined): ModalView {
  const { number, day, author, summary, sections } = version;
  const { channelId } = community;
  const top = [
    section(md`${copy.versionLine(number, day, author)}\n${summary}`),
    ...(before
      ? [section(md`*${copy.changes}*`), ...explainedChanges(changesBetween(before, sections), channelId)]
      : []),
    divider(),
    ...(before ? [section(md`*${copy.wholeText}*`)] : []),
  ];
  return infoModal(copy.versionTitle(number), [...top, ...fitted(textBlocks(sections, channelId), top)]);
}
