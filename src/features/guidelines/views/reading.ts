import type { ModalView } from '@slack/types';
import { dayInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import type { ReportingPart } from '../../../feature.js';
import { actions, context, divider, section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { gotIt, openEarlier } from '../contracts.js';
import { copy } from '../copy.js';
import { changesBetween } from '../domain/changes.js';
import type { Guidelines } from '../domain/content.js';
import { hasRead } from '../domain/versions.js';
import type { State } from '../store/versions.js';
import { endBlocks, explainedChanges, fitted, textBlocks } from './text.js';

/** The guidelines as a member reads them. */
export interface Reading {
  readonly community: Community;
  readonly state: State;
  /** The user ids of the organizers. */
  readonly organizers: readonly string[];
  /** The end, about reporting something. */
  readonly reporting: readonly ReportingPart[];
  /** The version that the member read last; undefined if that is none or the current one. */
  readonly readLast: { readonly sections: Guidelines } | undefined;
  /** The day of the current version, `YYYY-MM-DD`, for the reader. */
  readonly day: string;
  readonly locale: string;
  readonly notice?: string | undefined;
}

/**
 * Returns the modal with the current guidelines. If they are newer than what the member read last, what changed since
 * then comes first.
 */
export function readingView({
  community,
  state,
  organizers,
  reporting,
  readLast,
  day,
  locale,
  notice,
}: Reading): ModalView {
  const { current, asked, acknowledged } = state;
  const { channelId, id: communityId } = community;
  const isAsked = !hasRead(acknowledged, asked);
  const buttons = [
    ...(isAsked ? [gotIt.element(copy.gotIt, { versionId: current.id, from: 'reading' }, 'primary')] : []),
    ...(current.number > 1 ? [openEarlier.element(copy.earlier, { communityId })] : []),
  ];
  const news =
    isAsked && readLast ? explainedChanges(changesBetween(readLast.sections, current.sections), channelId) : [];
  const before = [
    ...(notice ? [section(md`${notice}`)] : []),
    context(md`${versionWords(community, current.number, dayInWords(day, locale))}`),
    ...(news.length > 0 ? [section(md`*${copy.news}*`), ...news, divider()] : []),
  ];
  const after = [...endBlocks(organizers, reporting), ...(buttons.length > 0 ? [actions(...buttons)] : [])];
  const text = fitted(textBlocks(current.sections, channelId), [...before, ...after]);
  return infoModal(copy.title, [...before, ...text, ...after]);
}

function versionWords({ name }: Community, number: number, day: string): Mrkdwn {
  return md`${copy.readIn(name, number, day)}`;
}
