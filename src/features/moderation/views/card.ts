import type { Button, KnownBlock } from '@slack/types';
import { actions, context, type Message, message, section, sections } from '../../../slack/blocks/blocks.js';
import { channelLink, dateTime, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { linkButton } from '../../../slack/interactions/contracts.js';
import { type Choice, moreActs, resolve, takeOn } from '../contracts.js';
import { copy } from '../copy.js';
import { isClosed } from '../domain/case.js';
import type { NamedAct, Notice, Shown, ShownCommunity } from '../domain/shown.js';

/** The most acts that a card shows: the latest. "Details" shows them all. */
const MOST_ACTS = 8;

/** Returns the card of a case. `isOn` is false while reports are switched off. */
export function cardMessage(it: Shown, isOn: boolean): Message {
  const earlier = it.acts.length - MOST_ACTS;
  const blocks: KnownBlock[] = [
    ...sections([whatWords(it), ...it.rules.map((text) => copy.rule(text))]),
    // One reporter is never counted, because the moderators might guess who it was.
    ...(it.reporters > 1 ? [section(md`${copy.times(it.reporters)}`)] : []),
    ...(isClosed(it) || !isOn ? [] : [buttons(it)]),
    ...(isOn ? [] : [context(md`${copy.switchedOff}`)]),
    ...(earlier > 0 ? [context(md`${copy.earlierActs(earlier)}`)] : []),
    ...it.acts.slice(-MOST_ACTS).map((act) => context(actLine(act))),
  ];
  return message(...blocks);
}

/** Returns what a card becomes once its reader doesn't handle the case anymore. `isWithOthers`: somebody else does. */
export function withdrawnMessage(isWithOthers: boolean): Message {
  return message(context(md`${isWithOthers ? copy.withdrawn.toOthers : copy.withdrawn.toNobody}`));
}

/** Returns the replies below the card of a case that tell of a change. */
export function noticeMessages({ community }: Pick<Shown, 'community'>): Readonly<Record<Notice, Message>> {
  const name = communityWords(community);
  return {
    reopened: message(section(copy.notices.reopened(name))),
    returned: message(section(copy.notices.returned(name))),
  };
}

/** Names a community, but not to readers who aren't in it. */
export function communityWords({ name, channelId }: ShownCommunity): Mrkdwn {
  return name === undefined ? channelLink(channelId) : copy.named(name);
}

/** Says what was reported. Names no channel that isn't public, and no community to readers who aren't in it. */
export function whatWords({
  place,
  channelId,
  community: it,
}: Pick<Shown, 'place' | 'channelId' | 'community'>): Mrkdwn {
  const community = communityWords(it);
  if (!place || !channelId) return copy.card.concern(community);
  return place === 'public' ? copy.card.public(community, channelLink(channelId)) : copy.card[place](community);
}

/** Returns the line that says who did what, and when. */
export function actLine({ act, name, at }: NamedAct): Mrkdwn {
  return md`${copy.did[act](name ?? copy.somebody)} · ${dateTime(at)}`;
}

function buttons({ caseId, link, state, mayRemind, mayWarn }: Shown): KnownBlock {
  const main: Button =
    state === 'open'
      ? takeOn.element(copy.takeOn, { caseId }, 'primary')
      : resolve.element(copy.resolve, { caseId }, 'primary');
  const choices: [Choice, string][] = [
    ['details', copy.details],
    ...(mayRemind ? ([['remind', copy.remind]] as [Choice, string][]) : []),
    // A menu has five choices at most. Those who warn somebody have taken the case on.
    ...(mayWarn && state === 'taken' ? ([['warn', copy.warn]] as [Choice, string][]) : []),
    ['note', copy.addNote],
    ['dismiss', copy.dismiss],
    ...(state === 'open' ? ([['resolve', copy.resolve]] as [Choice, string][]) : []),
  ];
  const more = moreActs.element(...choices.map(([does, text]) => ({ text, carry: { caseId, does } })));
  return actions(...(link ? [linkButton(copy.openMessage, link)] : []), main, more);
}
