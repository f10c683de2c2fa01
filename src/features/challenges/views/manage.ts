import type { Button, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { actions, context, divider, header, section } from '../../../slack/blocks/blocks.js';
import { dayInput, textInput } from '../../../slack/blocks/inputs.js';
import { lines, type Mrkdwn, md, mention } from '../../../slack/blocks/mrkdwn.js';
import { confirmed, named } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import {
  cancelModal,
  changeDraft,
  declineModal,
  dropDraft,
  dropTemplate,
  editModal,
  type ManagedCarry,
  manageMenu,
  moveModal,
  newChallenge,
  openReview,
  switchProposals,
} from '../contracts.js';
import { copy } from '../copy.js';
import { MAX_NAME, MAX_TASK } from '../domain/check.js';
import { type Deed, deedsOf } from '../domain/managing.js';
import type { Challenge } from '../store/challenges.js';
import type { Template } from '../store/templates.js';
import { datesWords } from './words.js';

const words = copy.creating;

/** The most characters of the words with which a challenge is declined or called off. */
export const MAX_WORDS = 300;

/** The challenges and templates of a community, for somebody who manages all or only their own. */
export interface Managed {
  readonly community: Community;
  readonly challenges: readonly Challenge[];
  readonly templates: readonly Template[];
  readonly locale: string;
  readonly mayStart: boolean;
  readonly mayPropose: boolean;
  /** True if members may propose challenges; undefined for those who can't change that. */
  readonly hasProposals: boolean | undefined;
  readonly note?: Mrkdwn | undefined;
}

/** Returns the list of challenges, each with what can be done about it. */
export function manageView(it: Managed): ModalView {
  const { community, challenges, templates, hasProposals, mayPropose, note } = it;
  const rows = challenges.map((row) => challengeLine(row, it));
  return infoModal(words.manage, [
    ...(note ? [section(note), divider()] : []),
    ...(mayPropose ? [actions(newChallenge.element(words.act, { communityId: community.id }, 'primary'))] : []),
    ...(rows.length > 0 ? rows : [section(md`${words.none}`)]),
    ...(templates.length > 0 ? [divider(), header(words.templatesHeading), ...templates.map(templateLine)] : []),
    ...(hasProposals === undefined ? [] : [divider(), proposalsLine(community, hasProposals)]),
  ]);
}

function proposalsLine({ id: communityId }: Community, isOn: boolean): SectionBlock {
  const { label, on, off, switchOn, switchOff } = words.proposals;
  const turn = switchProposals.element(isOn ? switchOff : switchOn, { communityId, isOn: !isOn });
  return section(lines(md`*${label}*`, md`${isOn ? on : off}`), turn);
}

function challengeLine(it: Challenge, { locale, mayStart, mayPropose }: Managed): SectionBlock {
  const text = words.line(it.name, words.states[it.state], datesWords(it, locale));
  const challengeId = it.id;
  if (it.state === 'draft')
    return section(
      text,
      mayPropose ? changeDraft.element(words.goOn, { challengeId }) : dropDraft.element(words.remove, { challengeId }),
    );
  if (it.state === 'proposed')
    return section(text, mayStart ? review(it) : dropDraft.element(words.takeBack, { challengeId }));
  return section(text, mayStart ? manageElement(it, deedsOf(it.state, { mayStart, mayPropose: true })) : undefined);
}

/** Returns the menu of what can be done about a challenge. */
export function manageElement({ id: challengeId }: Challenge, deeds: readonly Deed[], more: { inDetails?: true } = {}) {
  return manageMenu.element(
    ...deeds.map((does) => ({ text: words.deeds[does], carry: { challengeId, does, ...more } })),
  );
}

function review({ id: challengeId, name }: Challenge): Button {
  return named(openReview.element(words.review, { challengeId }), words.nameOf(words.review, name));
}

/** Returns the line on Home for a challenge that waits for an organizer. */
export function proposedNeed(challenge: Challenge): SectionBlock {
  return section(words.need(challenge.name), review(challenge));
}

function templateLine({ id: templateId, plan: { name, task } }: Template): SectionBlock {
  const remove = named(dropTemplate.element(words.remove, { templateId }), words.nameOf(words.remove, name));
  const ask = { title: words.remove, text: words.removeAsk, confirm: words.remove, deny: words.keepIt };
  return section(md`*${name}*\n${task}`, confirmed(remove, ask));
}

/** Returns the form that changes what may change of a challenge that was announced. `target` is undefined if it is fixed. */
export function editView(
  { name, task, lastDay }: Challenge,
  carry: ManagedCarry,
  target: { value: string; hint: string } | undefined,
): ModalView {
  return editModal.view(carry, {
    title: words.editTitle,
    submit: words.save,
    blocks: [
      textInput({ name: 'name', label: words.name, max: MAX_NAME, initial: name }),
      textInput({ name: 'task', label: words.task, max: MAX_TASK, initial: task }),
      dayInput({ name: 'lastDay', label: words.lastDay, hint: words.onlyLater, initial: lastDay }),
      ...(target
        ? [textInput({ name: 'target', label: words.target, hint: target.hint, max: 12, initial: target.value })]
        : [context(md`${words.targetFixed}`)]),
      context(md`${words.editHint}`),
    ],
  });
}

/** Returns the form that calls off a challenge. */
export function cancelView({ name }: Challenge, carry: ManagedCarry): ModalView {
  const blocks = [section(words.cancelIntro(name)), wordsField()];
  return cancelModal.view(carry, { title: words.cancelTitle, submit: words.callOff, blocks });
}

/** Returns the form that declines a challenge that somebody proposed. */
export function declineView({ id: challengeId, createdBy }: Challenge): ModalView {
  const blocks = [section(words.declineIntro(mention(createdBy))), wordsField()];
  return declineModal.view({ challengeId }, { title: words.declineTitle, submit: words.decline, blocks });
}

function wordsField(): KnownBlock {
  return textInput({ name: 'words', label: words.words, max: MAX_WORDS, multiline: true });
}

/** Returns the form that moves a challenge to another first day. */
export function moveView({ name }: Challenge, carry: ManagedCarry, firstDay: string): ModalView {
  const blocks = [
    section(words.moveIntro(name)),
    dayInput({ name: 'firstDay', label: words.firstDay, initial: firstDay }),
  ];
  return moveModal.view(carry, { title: words.moveTitle, submit: words.move, blocks });
}
