import type { Button, KnownBlock } from '@slack/types';
import type { Composed } from '../../../attention/proactive.js';
import { type Day, dayInWords } from '../../../core/calendar.js';
import type { Starter } from '../../../feature.js';
import { context, section } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed, linkButton } from '../../../slack/interactions/contracts.js';
import { claimCase, keepMe, leaveMe, pauseMe } from '../contracts.js';
import { copy } from '../copy.js';
import type { Silence } from '../store/case-context.js';

/** The word to somebody who has gone quiet: first what concerns them. */
export function helloMessage(it: { concern: Starter; words: number; silence: Silence }): Composed {
  return {
    blocks: [section(it.concern.text), section(md`${copy.hello[it.words] ?? ''}`)],
    buttons: [{ ...it.concern.button, style: 'primary' }],
    why: whySilence(it.silence),
  };
}

/** What concerns everybody in a community, where there is nothing that concerns them alone. */
export function channelStarter(community: string, address: string): Starter {
  return {
    kind: 'nudges.channel',
    text: md`${copy.nothingElse(community)}`,
    button: linkButton(copy.openChannel, address),
  };
}

/** Asks somebody to write to a quiet member. */
export function askMessage(it: {
  roundId: string;
  name: string;
  since: Day | null;
  words: number;
  founder: boolean;
  silence: Silence;
  locale: string;
}): Composed {
  const words = copy.ask[it.words]?.(it.name, sinceInWords(it.since, it.locale)) ?? '';
  return {
    blocks: [section(md`${words}`), context(md`${copy.onlyYou}`)],
    buttons: [claimCase.element(copy.iWillWrite, { roundId: it.roundId }, 'primary')],
    why: { rule: it.founder ? copy.youFounded : copy.youAreClose, facts: copy.notSeen(daysInWords(it.silence.days)) },
  };
}

/** The last question to who stayed quiet. */
export function lastMessage(it: { roundId: string; community: string; words: number; silence: Silence }): Composed {
  const blocks: KnownBlock[] = [
    section(md`${copy.last[it.words]?.(it.community) ?? ''}`),
    context(md`${copy.lastExplained}`),
  ];
  return { blocks, buttons: stayButtons(it), why: whySilence(it.silence) };
}

function stayButtons({ roundId, community }: { roundId: string; community: string }): Button[] {
  const leaving = {
    title: copy.leaveTitle(community),
    text: copy.leaveText,
    confirm: copy.leaveConfirm,
    deny: copy.leaveDeny,
  };
  return [
    keepMe.element(copy.keep, { roundId }, 'primary'),
    pauseMe.element(copy.pause, { roundId }),
    confirmed(leaveMe.element(copy.leave, { roundId }), leaving),
  ];
}

/** `since Sunday 1 November`; for who never was there, since they joined. */
export function sinceInWords(since: Day | null, locale: string): string {
  return since ? copy.since(dayInWords(since, locale)) : copy.sinceJoining;
}

function whySilence({ days, ownGap, gap }: Silence): Composed['why'] {
  const usual = ownGap ?? gap;
  const rule = ownGap === undefined ? copy.othersRhythm : copy.ownRhythm;
  return {
    rule: usual === undefined ? copy.noRhythm : rule(copy.everyDays(Math.max(1, Math.round(usual)))),
    facts: copy.silence(daysInWords(days)),
  };
}

function daysInWords(days: number): string {
  return days === 1 ? copy.oneDay : copy.days(days);
}

/** How to leave, for who wants to: Hearth removes nobody. */
export function leavingWords(channel: Mrkdwn): Mrkdwn[] {
  return [md`${copy.howToLeave.before} ${channel} ${copy.howToLeave.after}`, md`${copy.leavingIsQuiet}`];
}
