import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { Composed } from '../../attention/proactive.js';
import { type Day, onDayInWords } from '../../core/calendar.js';
import type { Community } from '../../core/communities.js';
import type { Person } from '../../core/people.js';
import type { Invitation, WelcomePart } from '../../feature.js';
import { actions, context, type Message, message, section, sections } from '../../slack/blocks/blocks.js';
import { textInput } from '../../slack/blocks/inputs.js';
import { lines, type Mrkdwn, md, mention } from '../../slack/blocks/mrkdwn.js';
import { quoted, typedAfter } from '../../slack/blocks/typed.js';
import { linkButton } from '../../slack/interactions/contracts.js';
import { introductionModal, openIntroduction } from './contracts.js';
import { copy } from './copy.js';

type Named = Pick<Person, 'name'>;

/** Returns the welcome to a new member, with their greeter if one was chosen, and what they are invited to take part in. */
export function welcomePart(it: {
  newcomerId: string;
  person: Named;
  community: Community;
  greeterId: string | undefined;
  invitations: readonly Invitation[];
  /** What other features say in it. */
  parts: readonly WelcomePart[];
}): Composed {
  const { newcomerId, person, community, greeterId, invitations, parts } = it;
  const { name, audience, outcome } = community;
  const sayHello = md`${copy.sayHello}`;
  return {
    blocks: [
      section(
        lines(
          md`${copy.welcome(firstName(person), name)}`,
          md`${copy.purpose(audience, outcome)}`,
          greeterId ? md`${mention(greeterId)} ${copy.greetedByThem} ${sayHello}` : sayHello,
          ...parts.flatMap((it) => it.lines),
          ...invitations.map((it) => it.text),
        ),
      ),
    ],
    buttons: [
      ...parts.flatMap((it) => it.buttons),
      openIntroduction.element(copy.introduce, { newcomerId }, 'primary'),
      ...invitations.map((it) => it.button),
    ],
    why: { rule: copy.because(name), facts: copy.becauseNew },
    // It loses the button of what they have joined or agreed to since.
    state: [`open with ${invitations.length}`, ...parts.map((it) => it.state)].join(', '),
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
    buttons: [openIntroduction.element(copy.introduce, { newcomerId }, 'primary')],
    why: { rule: copy.because(community.name), facts: copy.becauseAgain },
  };
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

export function introductionView(newcomerId: string): ModalView {
  return introductionModal.view(
    { newcomerId },
    {
      title: copy.title,
      submit: copy.share,
      blocks: [
        textInput({ name: 'about', label: copy.about, hint: copy.aboutHint, max: 600, multiline: true }),
        textInput({ name: 'hopes', label: copy.hopes, max: 300, multiline: true, optional: true }),
      ],
    },
  );
}

/** Returns a newcomer's introduction, as it is posted in the channel. */
export function introductionMessage(it: { userId: string; about: string; hopes: string | null }): Message {
  return message(
    section(md`${mention(it.userId)} ${copy.saysHello}`),
    ...sections(quoted(it.about)),
    ...(it.hopes ? sections(typedAfter(md`*${copy.hopesInPost}:*`, it.hopes)) : []),
    context(md`${copy.answerThem}`),
  );
}

/** Returns the invitation on Home for a newcomer who has not introduced themselves. */
export function newHereBlocks(newcomerId: string, community: Community): KnownBlock[] {
  return [
    section(md`${copy.newHere(community.name)}`),
    actions(openIntroduction.element(copy.introduce, { newcomerId }, 'primary')),
  ];
}

/** Returns the line on an organizer's Home about a first post that waits for an answer. */
export function waitingNeed(name: string, link: string): SectionBlock {
  return section(md`•  ${copy.noAnswer(name)}`, linkButton(copy.open, link));
}

function firstName({ name }: Named): string {
  return name.split(/\s+/)[0] ?? name;
}
