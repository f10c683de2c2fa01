import type { HeaderBlock, KnownBlock } from '@slack/types';
import { type Day, untilInWords } from '../../../core/calendar.js';
import { type Community, restsOn } from '../../../core/communities.js';
import { actions, context, header, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { openSetUp, resumeCommunity, switchCommunity } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns the DM that tells the organizer that the channel is unreachable. */
export function lostMessage(community: Community): Message {
  return message(section(md`${copy.lost(community.name)}`));
}

/** Returns the DM that tells an organizer that Slack refused the announcement. */
export function refusedMessage({ name }: Community): Message {
  return message(section(md`${copy.announcementRefused(name)}`));
}

interface ForWhom {
  readonly today: Day;
  readonly locale: string;
  readonly mayReopen: boolean;
}

/** Returns the top of Home: the community's name and purpose, and whether it rests. People who may reopen it get the button. */
export function homeHead(community: Community, all: readonly Community[], it: ForWhom): KnownBlock[] {
  const title: HeaderBlock = header(community.name);
  const purpose = lines(md`${community.audience}`, md`_${community.outcome}_`);
  const resting = restingBlocks(community, it);
  if (all.length < 2) return [title, section(purpose), ...resting];
  const choices = all.map((it) => ({ text: it.name, carry: { communityId: it.id } }));
  const switching = switchCommunity.element(copy.switch, choices, { communityId: community.id });
  return [title, section(purpose, switching), ...resting];
}

function restingBlocks(community: Community, { today, locale, mayReopen }: ForWhom): KnownBlock[] {
  const { id: communityId, closedAt, pausedUntil, channelLostAt } = community;
  if (closedAt) {
    const reopen = actions(resumeCommunity.element(copy.reopen, { communityId }));
    return [context(md`${copy.closedOnHome}`), ...(mayReopen ? [reopen] : [])];
  }
  if (pausedUntil && restsOn(community, today))
    return [context(md`${copy.pausedOnHome(untilInWords(pausedUntil, today, locale))}`)];
  return channelLostAt ? [context(md`${copy.lostOnHome}`)] : [];
}

/** Returns the only DM that the installer of Hearth gets. */
export function helloMessage(workspace: string): Message {
  return message(
    section(md`${copy.hello(workspace)}`),
    actions(openSetUp.element(copy.setUpFirst, {}, 'primary')),
    context(md`${copy.helloNext}`),
  );
}

/** Returns what that DM turns into once the workspace has a community. */
export function helloDoneMessage(workspace: string): Message {
  return message(section(md`${copy.helloDone(workspace)}`));
}

/** Returns Home for a user who is in no community. */
export function homeWithout(maySetUp: boolean): KnownBlock[] {
  if (!maySetUp) return [header(copy.welcome), section(md`${copy.noCommunity}`)];
  return [
    header(copy.welcome),
    section(md`${copy.welcomeText}`),
    actions(openSetUp.element(copy.setUpFirst, {}, 'primary')),
  ];
}
