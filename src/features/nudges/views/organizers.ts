import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { dayIn, upcomingInWords, whenInWords } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { seeQuiet } from '../contracts.js';
import { copy } from '../copy.js';
import { effectOf, MIN_SAMPLE, type Share } from '../domain/effect.js';
import type { QuietMember } from '../store/quiet.js';
import type { Upcoming } from '../store/upcoming.js';
import { outcomeButtons, sinceInWords, writeButton } from './dm.js';

/** The largest number of members that a modal lists. */
const SHOWN = 40;

/** Returns the line on an organizer's Home about quiet members. */
export function quietNeed(communityId: string, count: number): SectionBlock {
  return section(md`•  ${copy.quiet(count)}`, seeQuiet.element(copy.seeWho, { communityId }));
}

/** Returns the blocks on Home about the cases that this user has claimed. */
export function claimedBlocks(all: readonly QuietMember[]): KnownBlock[] {
  return all.flatMap(({ nudgeCase, name }) => [
    section(md`${copy.claimedOnHome(name)}`, writeButton(nudgeCase.id, name)),
    actions(...outcomeButtons(nudgeCase.id)),
  ]);
}

/** Returns the modal that lists quiet members with what was tried, and the effect of the nudges. */
export function quietView(it: { quiet: readonly QuietMember[]; viewer: Person; now: Date; effect: Effect }): ModalView {
  const shown = it.quiet.slice(0, SHOWN);
  const more = it.quiet.length - shown.length;
  const rows = shown.map((one) => quietBlock(one, it));
  return infoModal(copy.settingsTitle, [
    ...(shown.length === 0 ? [section(md`${copy.nobodyQuiet}`)] : []),
    ...(rows.some((row) => row.accessory) ? [context(md`${copy.youWrite}`)] : []),
    ...rows,
    ...(more > 0 ? [context(md`${copy.andMore(more)}`)] : []),
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
export function upcomingView(all: readonly Upcoming[], { viewer, now }: { viewer: Person; now: Date }): ModalView {
  const shown = all.slice(0, SHOWN).map((it) => {
    const when = upcomingInWords(dayIn(viewer.zone, it.at), dayIn(viewer.zone, now), viewer.locale);
    return md`•  ${copy.upcoming[it.stage](it.userId === viewer.userId ? copy.you : it.name, when)}`;
  });
  const more = all.length - shown.length;
  return infoModal(copy.upcomingTitle, [
    section(md`${all.length > 0 ? copy.upcomingIntro : copy.nobodyUpcoming}`),
    ...(shown.length > 0 ? [section(lines(...shown))] : []),
    ...(more > 0 ? [context(md`${copy.andMore(more)}`)] : []),
  ]);
}
