import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { actions, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { copy } from '../copy.js';
import type { VersionRow } from '../store/versions.js';
import { messageButton } from './status.js';

/** Returns what an organizer sees after they published. `toAsk` members have not read it. */
export function doneView(community: Community, version: VersionRow, toAsk: number): ModalView {
  if (version.isMinor) return infoModal(copy.doneTitle, [section(md`${copy.doneMinor(version.number)}`)]);
  const isQuiet = community.announcedAt === null;
  const posted = version.number === 1 ? copy.doneFirst : copy.done(version.number);
  const said = isQuiet ? copy.doneQuietly : posted;
  const buttons = isQuiet || toAsk === 0 ? [] : [messageButton(version.id, toAsk)];
  return infoModal(copy.doneTitle, [
    section(md`${said}`),
    ...(buttons.length > 0 ? [section(md`${copy.doneNext}`), actions(...buttons)] : []),
  ]);
}
