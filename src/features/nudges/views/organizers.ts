import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { dayIn, dayInWords } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { informing } from '../../../slack/interactions/responses.js';
import { notNow, seeQuiet, takeOn, theyAreFine, wrote } from '../contracts.js';
import { copy } from '../copy.js';
import { FEWEST_TO_SAY, liftOf, type Share } from '../domain/effect.js';
import type { Stage } from '../domain/ladder.js';
import type { Quiet } from '../store/claims.js';
import { sinceInWords } from './dm.js';

/** As many as a modal has room for. */
const SHOWN = 40;

/** Tells an organizer on Home that somebody has gone quiet. */
export function quietNeed(communityId: string, count: number): SectionBlock {
  return section(md`•  ${copy.quiet(count)}`, seeQuiet.element(copy.seeWho, { communityId }));
}

/** On the Home of who wanted to write. */
export function takenOnBlocks(all: readonly Quiet[]): KnownBlock[] {
  return all.flatMap(({ round, name }) => [section(md`${copy.youTookOn(name)}`), outcomeButtons(round.id)]);
}

/** What became of writing to somebody. */
export function outcomeButtons(roundId: string): KnownBlock {
  return actions(
    wrote.element(copy.wrote, { roundId }),
    theyAreFine.element(copy.fine, { roundId }),
    notNow.element(copy.notNow, { roundId }),
  );
}

/** Who has gone quiet, since when, what was tried, and whether that helps. */
export function quietView(it: {
  quiet: readonly Quiet[];
  viewer: Person;
  tally: { nudged: Share; leftAlone: Share };
}): ModalView {
  const shown = it.quiet.slice(0, SHOWN);
  const more = it.quiet.length - shown.length;
  return informing(copy.settingsTitle, [
    ...(shown.length === 0 ? [section(md`${copy.nobodyQuiet}`)] : []),
    ...shown.map((one) => quietBlock(one, it.viewer)),
    ...(more > 0 ? [context(md`${copy.andMore(more)}`)] : []),
    context(liftInWords(it.tally)),
  ]);
}

function quietBlock(it: Quiet, viewer: Person): SectionBlock {
  const { round, name, claim } = it;
  const tried = triedInWords(it, viewer).join('; ');
  const words = lines(
    md`${copy.quietSince(name, sinceInWords(round.quietSince, viewer.locale))}`,
    md`_${tried.charAt(0).toUpperCase()}${tried.slice(1)}_`,
  );
  if (claim || round.userId === viewer.userId) return section(words);
  return section(words, takeOn.element(copy.iWillWrite, { roundId: round.id }));
}

function triedInWords({ round, claim, claimedBy, askedName }: Quiet, viewer: Person): string[] {
  const on = (at: Date) => dayInWords(dayIn(viewer.zone, at), viewer.locale);
  const { tried } = copy;
  const writing =
    claim && (claim.userId === viewer.userId ? tried.youWriting : tried.writing(claimedBy ?? copy.somebody));
  const all = [
    ...(round.heldOut ? [tried.leftAlone] : []),
    ...(round.helloAt && !round.heldOut ? [tried.hello(on(round.helloAt))] : []),
    ...(round.askedAt ? [tried.ask(askedName ?? copy.somebody, on(round.askedAt))] : []),
    ...(round.lastAt ? [tried.last(on(round.lastAt))] : []),
    ...(claim?.outcome ? [tried.wrote(claimedBy ?? copy.somebody)] : writing ? [writing] : []),
  ];
  return all.length > 0 ? all : [tried.nothing];
}

/** Whether nudges help, as far as the numbers can tell. */
export function liftInWords({ nudged, leftAlone }: { nudged: Share; leftAlone: Share }): Mrkdwn {
  const lift = liftOf(nudged, leftAlone);
  if (!lift) return md`${copy.tooFew(nudged.of, leftAlone.of, FEWEST_TO_SAY)}`;
  const share = ({ count, of }: Share) => copy.share(count, of);
  const points = (value: number) => Math.round(100 * value);
  const { difference, low, high } = lift;
  return md`${copy.lift(share(nudged), share(leftAlone))} ${copy.difference(points(difference), points(low), points(high))}`;
}

/** Who would hear from Hearth if nobody did anything, and when. */
export function comingView(all: readonly { name: string; stage: Stage; at: Date }[], viewer: Person): ModalView {
  const shown = all.slice(0, SHOWN).map((it) => {
    const day = dayInWords(dayIn(viewer.zone, it.at), viewer.locale);
    return md`•  ${copy.coming[it.stage](it.name, day)}`;
  });
  const more = all.length - shown.length;
  return informing(copy.comingTitle, [
    section(md`${all.length > 0 ? copy.comingIntro : copy.nobodyComing}`),
    ...(shown.length > 0 ? [section(lines(...shown))] : []),
    ...(more > 0 ? [context(md`${copy.andMore(more)}`)] : []),
  ]);
}
