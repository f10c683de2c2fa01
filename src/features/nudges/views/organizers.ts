import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { dayIn, dayInWords } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { claimCase, markFine, markWrote, releaseCase, seeQuiet } from '../contracts.js';
import { copy } from '../copy.js';
import { effectOf, MIN_SAMPLE, type Share } from '../domain/effect.js';
import type { Stage } from '../domain/ladder.js';
import type { QuietMember } from '../store/quiet.js';
import { sinceInWords } from './dm.js';

/** The largest number of members that a modal lists. */
const SHOWN = 40;

/** Returns the line on an organizer's Home about quiet members. */
export function quietNeed(communityId: string, count: number): SectionBlock {
  return section(md`•  ${copy.quiet(count)}`, seeQuiet.element(copy.seeWho, { communityId }));
}

/** Returns the blocks on Home about the cases that this user has claimed. */
export function claimedBlocks(all: readonly QuietMember[]): KnownBlock[] {
  return all.flatMap(({ nudgeCase, name }) => [section(md`${copy.youTookOn(name)}`), outcomeButtons(nudgeCase.id)]);
}

/** Returns the buttons that report how a claimed case went. */
export function outcomeButtons(caseId: string): KnownBlock {
  return actions(
    markWrote.element(copy.wrote, { roundId: caseId }),
    markFine.element(copy.fine, { roundId: caseId }),
    releaseCase.element(copy.notNow, { roundId: caseId }),
  );
}

/** Returns the modal that lists quiet members with what was tried, and the effect of the nudges. */
export function quietView(it: {
  quiet: readonly QuietMember[];
  viewer: Person;
  tally: { nudged: Share; heldOut: Share };
}): ModalView {
  const shown = it.quiet.slice(0, SHOWN);
  const more = it.quiet.length - shown.length;
  return infoModal(copy.settingsTitle, [
    ...(shown.length === 0 ? [section(md`${copy.nobodyQuiet}`)] : []),
    ...shown.map((one) => quietBlock(one, it.viewer)),
    ...(more > 0 ? [context(md`${copy.andMore(more)}`)] : []),
    context(effectInWords(it.tally)),
  ]);
}

function quietBlock(it: QuietMember, viewer: Person): SectionBlock {
  const { nudgeCase, name, claim } = it;
  const tried = triedInWords(it, viewer).join('; ');
  const words = lines(
    md`${copy.quietSince(name, sinceInWords(nudgeCase.quietSince, viewer.locale))}`,
    md`_${tried.charAt(0).toUpperCase()}${tried.slice(1)}_`,
  );
  if (claim || nudgeCase.userId === viewer.userId) return section(words);
  return section(words, claimCase.element(copy.iWillWrite, { roundId: nudgeCase.id }));
}

function triedInWords({ nudgeCase, claim, claimedBy, askedName }: QuietMember, viewer: Person): string[] {
  const on = (at: Date) => dayInWords(dayIn(viewer.zone, at), viewer.locale);
  const { tried } = copy;
  const writing =
    claim && (claim.userId === viewer.userId ? tried.youWriting : tried.writing(claimedBy ?? copy.somebody));
  const all = [
    ...(nudgeCase.heldOut ? [tried.heldOut] : []),
    ...(nudgeCase.helloAt && !nudgeCase.heldOut ? [tried.hello(on(nudgeCase.helloAt))] : []),
    ...(nudgeCase.askedAt ? [tried.ask(askedName ?? copy.somebody, on(nudgeCase.askedAt))] : []),
    ...(nudgeCase.lastAt ? [tried.last(on(nudgeCase.lastAt))] : []),
    ...(claim?.outcome ? [tried.wrote(claimedBy ?? copy.somebody)] : writing ? [writing] : []),
  ];
  return all.length > 0 ? all : [tried.nothing];
}

/** Returns the effect of the nudges in words, or that there are too few cases to tell. */
export function effectInWords({ nudged, heldOut }: { nudged: Share; heldOut: Share }): Mrkdwn {
  const effect = effectOf(nudged, heldOut);
  if (!effect) return md`${copy.tooFew(nudged.of, heldOut.of, MIN_SAMPLE)}`;
  const share = ({ count, of }: Share) => copy.share(count, of);
  const points = (value: number) => Math.round(100 * value);
  const { difference, low, high } = effect;
  return md`${copy.effect(share(nudged), share(heldOut))} ${copy.difference(points(difference), points(low), points(high))}`;
}

/** Returns the modal that lists the nudges that will be sent if nobody becomes active. */
export function upcomingView(all: readonly { name: string; stage: Stage; at: Date }[], viewer: Person): ModalView {
  const shown = all.slice(0, SHOWN).map((it) => {
    const day = dayInWords(dayIn(viewer.zone, it.at), viewer.locale);
    return md`•  ${copy.upcoming[it.stage](it.name, day)}`;
  });
  const more = all.length - shown.length;
  return infoModal(copy.upcomingTitle, [
    section(md`${all.length > 0 ? copy.upcomingIntro : copy.nobodyUpcoming}`),
    ...(shown.length > 0 ? [section(lines(...shown))] : []),
    ...(more > 0 ? [context(md`${copy.andMore(more)}`)] : []),
  ]);
}
