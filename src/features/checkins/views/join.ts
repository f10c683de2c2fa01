import type { KnownBlock } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import type { Programme } from '../../../core/programmes.js';
import { section } from '../../../slack/blocks/blocks.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { rhythmInWords } from '../../community/index.js';
import { joinCheckins } from '../contracts.js';
import { copy } from '../copy.js';
import { nameOf } from './naming.js';

/** Returns the row of a programme that a member can join. */
export function joinBlock(programme: Programme, community: Community, locale: string): KnownBlock {
  const name = nameOf(programme);
  const join = joinCheckins.element(copy.join, { communityId: community.id, programmeId: programme.id });
  return section(
    lines(md`*${name}*`, md`${rhythmInWords(programme, community, locale)}`),
    named(join, copy.labelIn(copy.join, name)),
  );
}
