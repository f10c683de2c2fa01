import type { Button, KnownBlock } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { actions, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { gotIt, readGuidelines } from '../contracts.js';
import { copy } from '../copy.js';
import type { State } from '../store/versions.js';

/** Returns the line on Home for a member who has not read what they are asked to. */
export function unreadBlocks(
  { id: communityId, name }: Community,
  { current, summary, acknowledged }: State,
): KnownBlock[] {
  const words = acknowledged === null ? copy.firstOnHome(name) : copy.changedOnHome(summary);
  return [
    section(md`${words}`),
    actions(
      readGuidelines.element(copy.read, { communityId }, 'primary'),
      gotIt.element(copy.gotIt, { versionId: current.id, from: 'home' }),
    ),
  ];
}

/** Returns the button in the last row of Home. */
export function guidelinesButton({ id: communityId }: Community): Button {
  return readGuidelines.element(copy.title, { communityId });
}

/** Returns the button for where other features mention the guidelines. */
export function readButton({ id: communityId }: Community): Button {
  return readGuidelines.element(copy.readThem, { communityId });
}
