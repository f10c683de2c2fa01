import type { KnownBlock, ModalView } from '@slack/types';
import { context, section } from '../../../slack/blocks/blocks.js';
import { checkboxInput, personInput, selectInput, textInput } from '../../../slack/blocks/inputs.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { concernModal, flagModal, MAX_NOTE } from '../contracts.js';
import { copy } from '../copy.js';
import type { Place } from '../domain/case.js';
import { NO_RULE } from '../domain/rules.js';

/** A rule to choose from, with its value in the form. */
export interface RuleChoice {
  readonly value: string;
  readonly text: string;
}

/** The message that somebody reports. */
export interface Reported {
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly place: Place;
  readonly userId: string | null;
}

/** Returns the form with which a member reports a message. `text` is what it says, for one in a DM. */
export function flagView(it: {
  communityId: string;
  message: Reported;
  text: string;
  rules: readonly RuleChoice[];
  seenBy: Mrkdwn;
}): ModalView {
  const { communityId, message, text, rules, seenBy } = it;
  const isDirect = message.place === 'direct';
  const note = { name: 'note', label: copy.note, hint: copy.noteHint, max: MAX_NOTE, multiline: true, optional: true };
  return flagModal.view(
    { communityId, ...message },
    {
      title: copy.flagTitle,
      submit: copy.send,
      blocks: [
        section(seenBy),
        ...ruleInput(rules),
        textInput(note),
        ...(isDirect ? [context(md`${copy.noLink}`), ...wordsInputs(text)] : []),
      ],
    },
  );
}

function wordsInputs(text: string): KnownBlock[] {
  const initial = [...text].slice(0, MAX_NOTE).join('');
  return [
    textInput({
      ...{ name: 'words', label: copy.words, hint: copy.wordsHint, max: MAX_NOTE, multiline: true, optional: true },
      initial,
    }),
    checkboxInput({
      ...{ name: 'along', label: copy.along, initial: [], optional: true },
      choices: [{ value: 'along', text: copy.alongChoice }],
    }),
  ];
}

/** Returns the form with which a member reports a concern without a message. */
export function concernView(it: {
  communityId: string;
  caseId: string;
  rules: readonly RuleChoice[];
  seenBy: Mrkdwn;
}): ModalView {
  const { communityId, caseId, rules, seenBy } = it;
  return concernModal.view(
    { communityId, caseId },
    {
      title: copy.concernTitle,
      submit: copy.send,
      blocks: [
        section(seenBy),
        context(md`${copy.ifAboutThem}`),
        textInput({ name: 'note', label: copy.concern, hint: copy.concernHint, max: MAX_NOTE, multiline: true }),
        personInput({
          ...{ name: 'about', label: copy.about, hint: copy.aboutHint, placeholder: copy.aboutPlaceholder },
          ...{ initial: undefined, optional: true },
        }),
        ...ruleInput(rules),
      ],
    },
  );
}

function ruleInput(rules: readonly RuleChoice[]): KnownBlock[] {
  if (rules.length === 0) return [];
  const choices = [...rules, { value: NO_RULE, text: copy.noneOfThem }];
  const field = { name: 'rule', label: copy.which, placeholder: copy.whichPlaceholder, optional: true };
  return [selectInput({ ...field, choices, initial: undefined })];
}

/** Returns what a reporter sees at once: that their report arrived, and who sees it. */
export function receivedView(text: string, seenBy: Mrkdwn): ModalView {
  return infoModal(copy.receivedTitle, [section(md`${text}`), section(seenBy), context(md`${copy.receivedNext}`)]);
}
