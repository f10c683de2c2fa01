import type { Button } from '@slack/types';
import type { Composed } from '../../../attention/proactive.js';
import { type Day, onDayInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import type { Person } from '../../../core/people.js';
import type { Invitation, WelcomePart } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { lines, type Mrkdwn, md, mention } from '../../../slack/blocks/mrkdwn.js';
import { linkButton } from '../../../slack/interactions/contracts.js';
import { justLook, openIntroduction } from '../contracts.js';
import { copy } from '../copy.js';

type Named = Pick<Person, 'name'>;

/** Returns the welcome to a new member: the greeter, if there is one, the purpose, and what other features say in it. */
export function welcomePart(it: {
  newcomerId: string;
  person: Named;
  community: Community;
  greeterId: string | undefined;
  parts: readonly WelcomePart[];
}): Composed {
  const { newcomerId, person, community, greeterId, parts } = it;
  const { name, audience, outcome } = community;
  const welcome = copy.welcome(firstName(person), name);
  const said = parts.flatMap((it) => it.lines);
  return {
    blocks: [
      section(
        lines(
          greeterId ? md`${welcome} ${mention(greeterId)} ${copy.greetedByThem}` : welcome,
          md`${copy.purpose(audience, outcome)}`,
        ),
      ),
      ...parts.flatMap((it) => it.offers ?? []),
      // Last, because the buttons below are about it.
      section(lines(...(said.length > 0 ? said : [md`${copy.sayHello}`]))),
    ],
    buttons: [...parts.flatMap((it) => it.buttons), ...introductionButtons(newcomerId)],
    why: { rule: copy.because(name), facts: copy.becauseNew },
    // It loses the button of what they have agreed to since.
    state: ['open', ...parts.map((it) => it.state)].join(', '),
  };
}

/**
 * Returns what a welcome becomes when the newcomer has introduced themselves or written, and can still take part in
 * something. `came` says what they did.
 */
export function invitedPart(came: Mrkdwn, invitations: readonly Invitation[], community: Community): Composed {
  return {
    blocks: [section(invitations.reduce((all, { offer }) => md`${all} ${offer}`, came))],
    buttons: invitations.map((it) => it.button),
    why: { rule: copy.because(community.name), facts: copy.becauseNew },
    state: 'invited',
  };
}

/** Returns the message to a newcomer who has not introduced themselves some days later. */
export function againPart(newcomerId: string, person: Named, community: Community): Composed {
  return {
    blocks: [section(md`${copy.again(firstName(person), community.name)}`)],
    buttons: introductionButtons(newcomerId),
    why: { rule: copy.because(community.name), facts: copy.becauseAgain },
  };
}

function introductionButtons(newcomerId: string): Button[] {
  return [
    openIntroduction.element(copy.introduce, { newcomerId }, 'primary'),
    justLook.element(copy.justLooking, { newcomerId }),
  ];
}

/** Returns the message to a greeter about a first post that waits for an answer. */
export function waitsPart(it: {
  newcomer: Named;
  community: Community;
  wrote: Day;
  today: Day;
  locale: string;
  link: string;
}): Composed {
  const { newcomer, community, wrote, today, locale, link } = it;
  return {
    blocks: [section(md`${copy.waits(newcomer.name, onDayInWords(wrote, today, locale), community.name)}`)],
    buttons: [linkButton(copy.openPost, link)],
    why: { rule: copy.youGreet(community.name), facts: copy.whyAnswer },
  };
}

function firstName({ name }: Named): string {
  return name.split(/\s+/)[0] ?? name;
}
