import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { dayIn, upcomingInWords, whenInWords } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import { actions, context, section, sections } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { pageOf } from '../../../slack/interactions/pages.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { seeClaimed, seeQuiet, seeUpcoming } from '../contracts.js';
import { copy } from '../copy.js';
import { effectOf, MIN_SAMPLE, type Share } from '../domain/effect.js';
import type { QuietMember } from '../store/quiet.js';
import type { Upcoming } from '../store/upcoming.js';
import { outcomeButtons, sinceInWords, writeButton } from './dm.js';

/** The most members that a page of a modal lists. */
const SHOWN = 40;

/** The most members whom a person has claimed on Home, and on a page of the modal with all of them. */
const CLAIMED_ON_HOME = 5;
const CLAIMED = 20;

/** Returns the line on an organizer's Home about quiet members. */
export function quietNeed(communityId: string, count: number): SectionBlock {
  return section(md`•  ${copy.quiet(count)}`, seeQuiet.element(copy.seeWho, { communityId }));
}

/** Returns the blocks on Home about the cases that this user has claimed. */
export function claimedOnHome(all: readonly QuietMember[]): KnownBlock[] {
  const more = all.length - CLAIMED_ON_HOME;
  return [
    ...all.slice(0, CLAIMED_ON_HOME).flatMap(claimedBlocks),
    ...(more > 0 ? [section(md`${copy.claimedMore(more)}`, seeClaimed.element(copy.seeAll, {}))] : []),
  ];
}

/** Returns the modal that lists all cases that this user has claimed. */
export function claimedView(all: readonly QuietMember[], page: number | undefined): ModalView {
  const { shown, turning } = pageOf(all, {
    ...{ size: CLAIMED, page },
    turn: (label, page) => seeClaimed.element(label, { page }),
  });
  return infoModal(copy.onHome, [
    ...(shown.length === 0 ? [section(md`${copy.settled}`)] : []),
    ...shown.flatMap(claimedBlocks),
    ...turning,
  ]);
}

function claimedBlocks({ nudgeCase, name }: QuietMember): KnownBlock[] {
  return [
    section(md`${copy.claimedOnHome(name)}`, writeButton(nudgeCase.id, name)),
    actions(...outcomeButtons(nudgeCase.id)),
  ];
}

/** Returns the modal that lists quiet members with what was tried, and the effect of the nudges. */
export function quietView(it: {
  communityId: string;
  page: number | undefined;
  quiet: readonly QuietMember[];
  viewer: Person;
  now: Date;
  effect: Effect;
}): ModalView {
  const { communityId, page } = it;
  const { shown, turning } = pageOf(it.quiet, {
    ...{ size: SHOWN, page },
    turn: (label, page) => seeQuiet.element(label, { communityId, page }),
  });
  const rows = shown.map((one) => quietBlock(one, it));
  return infoModal(copy.settingsTitle, [
    ...(shown.length === 0 ? [section(md`${copy.nobodyQuiet}`)] : []),
    ...(rows.some((row) => row.accessory) ? [context(md`${copy.youWrite}`)] : []),
    ...rows,
    ...turning,
    context(effectInWords(it.effect)),
  ]);
}

function quietBlock(it: QuietMember, at: { viewer: Person; now: Date }): SectionBlock {
  const { nudgeCase, name, claim } = it;
  const { viewer } = at;
  const isViewer = nudgeCase.userId === viewer.userId;
  const isUnknown = isViewer && !nudgeCase.quietSince;
  const since = isUnknown ? copy.sinceYouJoined : sinceInWords(nudgeCase.quietSince, viewer.locale);
  const tried = triedInWords(it, at).join('; ');
  const words = lines(
    md`${copy.quietSince(isViewer ? copy.you : name, since)}`,
    md`_${tried.charAt(0).toUpperCase()}${tried.slice(1)}_`,
  );
  if (isViewer || (claim && claim.userId !== viewer.userId)) return section(words);
  return section(words, writeButton(nudgeCase.id, name));
}

function triedInWords(
  { nudgeCase, claim, claimedBy, askedName }: QuietMember,
  { viewer, now }: { viewer: Person; now: Date },
): string[] {
  const day = (at: Date) => dayIn(viewer.zone, at);
  const when = (at: Date) => whenInWords(day(at), day(now), viewer.locale);
  const { tried } = copy;
  const isMe = (userId: string | null | undefined) => userId === viewer.userId;
  const by = claimedBy ?? copy.somebody;
  const writing = claim && (isMe(claim.userId) ? tried.youWriting : tried.writing(by));
  const wrote = claim?.outcome && (isMe(claim.userId) ? tried.youWrote : tried.wrote(by));
  const asked = (on: string) =>
    isMe(nudgeCase.askedId) ? tried.youWereAsked(on) : tried.ask(askedName ?? copy.somebody, on);
  const all = [
    ...(nudgeCase.heldOut ? [tried.heldOut] : []),
    ...(nudgeCase.helloAt && !nudgeCase.heldOut ? [tried.hello(when(nudgeCase.helloAt))] : []),
    ...(nudgeCase.askedAt ? [asked(when(nudgeCase.askedAt))] : []),
    ...(nudgeCase.lastAt ? [tried.last(when(nudgeCase.lastAt))] : []),
    ...(wrote ? [wrote] : writing ? [writing] : []),
  ];
  return all.length > 0 ? all : [tried.nothing];
}

/** The shares of members who returned, and whether the policy has a comparison group. */
export interface Effect {
  readonly nudged: Share;
  readonly heldOut: Share;
  readonly isCompared: boolean;
}

/** Returns the effect of the nudges in words, or that there are too few cases to tell. */
export function effectInWords({ nudged, heldOut, isCompared }: Effect): Mrkdwn {
  const share = ({ count, of }: Share) => copy.share(count, of);
  const effect = effectOf(nudged, heldOut);
  if (!effect && !isCompared && nudged.of >= MIN_SAMPLE) return md`${copy.back(share(nudged))}`;
  if (!effect) return md`${copy.tooFew(isCompared ? Math.min(nudged.of, heldOut.of) : nudged.of, MIN_SAMPLE)}`;
  const points = (value: number) => Math.round(100 * value);
  const { difference, low, high } = effect;
  return md`${copy.effect(share(nudged), share(heldOut))} ${copy.difference(points(difference), points(low), points(high))}`;
}

/** Returns the modal that lists the nudges that will be sent if nobody becomes active. */
export function upcomingView(
  all: readonly Upcoming[],
  { communityId, page, viewer, now }: { communityId: string; page: number | undefined; viewer: Person; now: Date },
): ModalView {
  const { shown, turning } = pageOf(all, {
    ...{ size: SHOWN, page },
    turn: (label, page) => seeUpcoming.element(label, { communityId, page }),
  });
  const rows = shown.map((it) => {
    const when = upcomingInWords(dayIn(viewer.zone, it.at), dayIn(viewer.zone, now), viewer.locale);
    return md`•  ${copy.upcoming[it.stage](it.userId === viewer.userId ? copy.you : it.name, when)}`;
  });
  return infoModal(copy.upcomingTitle, [
    section(md`${all.length > 0 ? copy.upcomingIntro : copy.nobodyUpcoming}`),
    ...sections(rows),
    ...turning,
  ]);
}
