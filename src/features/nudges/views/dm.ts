import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Composed } from '../../../attention/proactive.js';
import { type Day, dayInWords } from '../../../core/calendar.js';
import type { Invitation, Starter } from '../../../feature.js';
import { actions, context, cut, section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed, linkButton } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import {
  askAsBefore,
  askLater,
  askWeekly,
  claimCase,
  keepMe,
  leaveMe,
  markFine,
  markWrote,
  pauseMe,
  releaseCase,
} from '../contracts.js';
import { copy } from '../copy.js';
import type { Silence } from '../store/case-context.js';

/** Returns the message to a quiet member, which begins with the starter. `variant` is an index into `copy.hello`. */
export function helloMessage(it: { starter: Starter; variant: number; silence: Silence }): Composed {
  return {
    blocks: [section(it.starter.text), section(md`${copy.hello[it.variant] ?? ''}`)],
    buttons: [{ ...it.starter.button, style: 'primary' }],
    why: whySilence(it.silence),
  };
}

/** Returns the starter about the whole community, for a member who has no starter of their own. */
export function channelStarter(community: string, address: string): Starter {
  return {
    kind: 'nudges.channel',
    text: md`${copy.nothingElse(community)}`,
    button: linkButton(copy.openChannel, address),
  };
}

/** Returns the message that asks a member to write to a quiet member. `community` is named to a member of several. */
export function askMessage(it: {
  caseId: string;
  name: string;
  community: string | undefined;
  since: Day | null;
  variant: number;
  why: Composed['why'];
  locale: string;
}): Composed {
  const since = sinceInWords(it.since, it.locale);
  const quiet = it.community === undefined ? md`${since}` : copy.sinceIn(it.community, since);
  const words = copy.ask[it.variant]?.(it.name, quiet) ?? '';
  return {
    blocks: [section(md`${words}`), context(md`${copy.onlyYou}`)],
    buttons: [claimCase.element(copy.iWillWrite, { roundId: it.caseId }, 'primary')],
    why: it.why,
  };
}

/** Returns the same message once that member has offered to write: it asks how that went. */
export function claimedMessage(it: { caseId: string; name: string; why: Composed['why'] }): Composed {
  const writing: Button = { ...writeButton(it.caseId, it.name), style: 'primary' };
  return {
    state: 'claimed',
    blocks: [section(md`${copy.writingNow(it.name)}`, writing)],
    buttons: outcomeButtons(it.caseId),
    why: it.why,
  };
}

/** The longest label that Slack accepts. */
const MAX_LABEL = 75;

/** Returns the button that takes on writing to a quiet member, and opens what is needed for it. */
export function writeButton(caseId: string, name: string): Button {
  return claimCase.element(cut(copy.writeTo(firstNameOf(name)), MAX_LABEL), { roundId: caseId });
}

/** Returns the label of the link to a member's profile. */
export function profileLabel(name: string): string {
  return cut(copy.openProfile(firstNameOf(name)), MAX_LABEL);
}

export function firstNameOf(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}

/** Returns the buttons that report how a claimed case went. */
export function outcomeButtons(caseId: string): Button[] {
  return [
    markWrote.element(copy.wrote, { roundId: caseId }),
    markFine.element(copy.fine, { roundId: caseId }),
    releaseCase.element(copy.notNow, { roundId: caseId }),
  ];
}

/** Returns why a member is asked to write: they set the community up, or know the quiet member best. */
export function whyAsked({ days, community }: Silence, founder: boolean): Composed['why'] {
  return { rule: founder ? copy.youFounded : copy.youAreClose, facts: copy.notSeen(daysInWords(days), community) };
}

/** Returns the last question to a member who stayed quiet. */
export function lastMessage(it: { caseId: string; community: string; variant: number; silence: Silence }): Composed {
  const blocks: KnownBlock[] = [
    section(md`${copy.last[it.variant]?.(it.community) ?? ''}`),
    context(md`${copy.lastExplained}`),
  ];
  return { blocks, buttons: stayButtons(it), why: whySilence(it.silence) };
}

function stayButtons({ caseId, community }: { caseId: string; community: string }): Button[] {
  const leaving = {
    title: copy.leaveTitle(community),
    text: copy.leaveText,
    confirm: copy.leaveConfirm,
    deny: copy.leaveDeny,
  };
  return [
    keepMe.element(copy.keep, { roundId: caseId }, 'primary'),
    pauseMe.element(copy.pause, { roundId: caseId }),
    confirmed(leaveMe.element(copy.leave, { roundId: caseId }), leaving),
  ];
}

/** Returns `since Sunday 1 November`, or `since they joined` for a member who was never active. */
export function sinceInWords(since: Day | null, locale: string): string {
  return since ? copy.since(dayInWords(since, locale)) : copy.sinceJoining;
}

function whySilence({ days, ownGap, gap, community }: Silence): Composed['why'] {
  const usual = ownGap ?? gap;
  const rule = ownGap === undefined ? copy.othersRhythm : copy.ownRhythm;
  return {
    rule: usual === undefined ? copy.noRhythm : rule(copy.everyDays(Math.max(1, Math.round(usual)))),
    facts: copy.silence(daysInWords(days), community),
  };
}

function daysInWords(days: number): string {
  return days === 1 ? copy.oneDay : copy.days(days);
}

/** Returns the modal that asks a member who stays how often they want to be asked. */
export function paceView(caseId: string, community: string): ModalView {
  return infoModal(copy.keep, [
    section(md`${copy.kept(community)}`),
    actions(
      askAsBefore.element(copy.paces.usual, { roundId: caseId }),
      askWeekly.element(copy.paces.weekly, { roundId: caseId }),
      askLater.element(copy.paces.paused, { roundId: caseId }),
    ),
  ]);
}

/** Returns the modal for a member who stays and takes part in nothing, with what they may take part in. */
export function keptView(community: string, invitations: readonly Invitation[]): ModalView {
  return infoModal(copy.keep, [
    section(md`${copy.ended.kept(community)}`),
    ...invitations.map((it) => section(it.text, it.button)),
  ]);
}

/** Returns instructions for leaving the channel, because Hearth does not remove members. */
export function leavingWords(channel: Mrkdwn): Mrkdwn[] {
  return [md`${copy.howToLeave.before} ${channel} ${copy.howToLeave.after}`, md`${copy.leavingIsQuiet}`];
}
