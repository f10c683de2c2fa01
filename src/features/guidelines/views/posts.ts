import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../../attention/proactive.js';
import type { Community } from '../../../core/communities.js';
import type { WelcomePart } from '../../../feature.js';
import { actions, context, type Message, message, section, sections } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { gotIt, readGuidelines } from '../contracts.js';
import { copy } from '../copy.js';
import { changesBetween } from '../domain/changes.js';
import { firstRules, type Guidelines } from '../domain/content.js';
import { hasRead } from '../domain/versions.js';
import type { Tally } from '../store/acknowledgements.js';
import type { State, VersionRow } from '../store/versions.js';
import { changeBlocks, ruleLine } from './text.js';

/** The most changed rules that a post or a DM shows. */
const MOST_CHANGES = 3;

/** A version with the one about which members were asked before it. */
export interface Change {
  readonly community: Community;
  readonly version: VersionRow;
  readonly before: Guidelines | undefined;
}

/** Returns the post about a version, with how many have read it. */
export function changesMessage(it: Change, { agreed, of }: Tally): Message {
  const { community, version, before } = it;
  const { name, id: communityId } = community;
  const words = before ? copy.post.changed(name, version.summary) : copy.post.first(name);
  return message(
    section(md`${words}`),
    ...detailBlocks(it),
    context(md`${copy.post.tally(agreed, of)}`),
    actions(
      gotIt.element(copy.gotIt, { versionId: version.id, from: 'post' }, 'primary'),
      readGuidelines.element(copy.read, { communityId }),
    ),
  );
}

/** Returns what a post turns into when a newer version replaces it on that day, in words. */
export function replacedMessage(version: VersionRow, day: string): Message {
  return message(context(md`${copy.post.over(version.number, day)}`));
}

/** Returns the post with the first rules, which organizers can pin. */
export function firstMessage({ id: communityId, name, channelId }: Community, guidelines: Guidelines): Message {
  return message(
    ...sections([md`${copy.firstPost(name)}`, ...firstRules(guidelines).map((text) => ruleLine(text, channelId))]),
    actions(readGuidelines.element(copy.readAll, { communityId })),
  );
}

/** Returns what a post with the first rules turns into when a newer one replaces it. */
export function firstReplacedMessage(): Message {
  return message(context(md`${copy.firstPostOver}`));
}

/** Returns the first rules for the welcome of a newcomer, with a button to agree until they have. */
export function firstRulesPart({ channelId }: Community, { current, asked, acknowledged }: State): WelcomePart {
  const rules = firstRules(current.sections);
  const isAsked = !hasRead(acknowledged, asked);
  return {
    lines: [md`${copy.inWelcome(rules.length)}`, ...rules.map((text) => ruleLine(text, channelId))],
    buttons: isAsked ? [gotIt.element(copy.agree, { versionId: current.id, from: 'message' })] : [],
    state: `guidelines ${current.number}${isAsked ? '' : ' read'}`,
  };
}

/** Returns the DM about a version. */
export function changedPart(it: Change): Composed {
  const { community, version, before } = it;
  const words = before ? copy.dm.changed(community.name, version.summary) : copy.dm.first(community.name);
  return {
    blocks: [section(md`${words}`), ...detailBlocks(it)],
    buttons: [
      gotIt.element(copy.gotIt, { versionId: version.id, from: 'message' }, 'primary'),
      readGuidelines.element(copy.read, { communityId: community.id }),
    ],
    why: { rule: copy.becauseChosen, facts: copy.becauseYou },
  };
}

/** Returns the changed rules or, for the first version, those to read first. */
function detailBlocks({ community: { channelId }, version, before }: Change): KnownBlock[] {
  if (!before) return sections(firstRules(version.sections).map((text) => ruleLine(text, channelId)));
  const { blocks, left } = changeBlocks(changesBetween(before, version.sections), channelId, MOST_CHANGES);
  return left > 0 ? [...blocks, context(md`${copy.post.more(left)}`)] : blocks;
}
