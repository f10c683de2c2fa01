import type { KnownBlock, ModalView } from '@slack/types';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import { checkboxInput, radioInput, textInput } from '../../../slack/blocks/inputs.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import type { BlockerUse } from '../../../slack/blocks/parts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import {
  addQuestion,
  MAX_CHOICE,
  MAX_CHOICES,
  MAX_WORDS,
  openTemplates,
  previewQuestion,
  questionMenu,
  questionModal,
  templateModal,
} from '../contracts/questions.js';
import { questionCopy as copy } from '../copy/questions.js';
import {
  type Asked,
  isSharedBlocker,
  MAX_QUESTIONS,
  QUESTION_KINDS,
  QUESTION_TEMPLATES,
  type Question,
} from '../domain/questions.js';
import { questionInput } from './questions.js';

/**
 * Returns the list of the questions of a programme, for organizers. It says what features do with the answers to what is in
 * the way, and what they can't do without them.
 */
export function questionsView(
  programmeId: string,
  questions: readonly Question[],
  uses: readonly BlockerUse[],
): ModalView {
  const hasBlocker = questions.some(isSharedBlocker);
  return infoModal(copy.title, [
    section(md`${copy.intro}`),
    ...(questions.length > 0
      ? questions.map((it, index) => questionRow(programmeId, it, index, uses))
      : [section(md`${copy.none}`)]),
    ...(hasBlocker ? [] : uses.map(({ lacks }) => section(md`${lacks}`))),
    actions(
      ...(questions.length < MAX_QUESTIONS ? [addQuestion.element(copy.add, { programmeId })] : []),
      openTemplates.element(copy.fromTemplate, { programmeId }),
    ),
    context(md`${copy.applies}`),
  ]);
}

function questionRow(programmeId: string, it: Question, index: number, uses: readonly BlockerUse[]): KnownBlock {
  const carry = { programmeId, questionId: it.id };
  const menu = questionMenu.element(
    { text: copy.change, carry: { ...carry, act: 'change' } },
    ...(index > 0 ? [{ text: copy.moveUp, carry: { ...carry, act: 'up' as const } }] : []),
    { text: copy.remove, carry: { ...carry, act: 'remove' } },
  );
  const facts = [
    it.kind === 'choice' ? it.choices.join(' / ') : copy.kinds[it.kind],
    it.isRequired ? copy.required : copy.optional,
    ...(it.isShared ? [] : [copy.private]),
    ...(isSharedBlocker(it) ? uses.map(({ has }) => has) : []),
  ];
  return section(lines(md`*${it.words}*`, md`${facts.join(' · ')}`), menu);
}

/** The data of a question's form. */
interface QuestionFormShown {
  readonly carry: { readonly programmeId: string; readonly newId: string; readonly questionId?: string | undefined };
  readonly filled: Asked;
  readonly preview?: 'shown' | 'incomplete';
}

/** Returns the form of a question, with the question as members see it if the organizer asked for that. */
export function questionView({ carry, filled, preview }: QuestionFormShown): ModalView {
  const { kind, choices, isRequired, isShared } = filled;
  return questionModal.view(carry, {
    title: carry.questionId ? copy.changeTitle : copy.addTitle,
    submit: copy.save,
    blocks: [
      textInput({ name: 'words', label: copy.words, hint: copy.wordsHint, max: MAX_WORDS, initial: filled.words }),
      radioInput({
        name: 'kind',
        label: copy.kind,
        choices: QUESTION_KINDS.map((value) => ({ value, text: copy.kinds[value] })),
        initial: kind,
      }),
      textInput({
        name: 'choices',
        label: copy.choices,
        hint: copy.choicesHint,
        multiline: true,
        optional: true,
        max: (MAX_CHOICE + 1) * (MAX_CHOICES + 1),
        initial: choices.join('\n'),
      }),
      checkboxInput({
        name: 'required',
        label: copy.answering,
        choices: [{ value: 'required', text: copy.required }],
        initial: isRequired ? ['required'] : [],
        optional: true,
      }),
      radioInput({
        name: 'audience',
        label: copy.audience,
        choices: (['everyone', 'me'] as const).map((value) => ({ value, text: copy.audiences[value] })),
        initial: isShared ? 'everyone' : 'me',
      }),
      actions(previewQuestion.element(copy.preview, carry)),
      ...(preview ? previewBlocks(filled, preview) : []),
    ],
  });
}

/** Shows the field of a question. It is optional here, so that nobody has to fill it in. */
function previewBlocks(filled: Asked, preview: 'shown' | 'incomplete'): KnownBlock[] {
  if (preview === 'incomplete') return [context(md`${copy.previewIncomplete}`)];
  const field = { ...filled, isRequired: false, initial: undefined };
  const intro = filled.isRequired ? copy.previewRequired : copy.previewIntro;
  return [context(md`${intro}`), questionInput(`preview ${filled.kind}`, field)];
}

/** Returns the form to start from a template. */
export function templatesView(programmeId: string): ModalView {
  const choices = QUESTION_TEMPLATES.map((value) => ({
    value,
    text: copy.templates[value].name,
    description: copy.templates[value].asks,
  }));
  return templateModal.view(
    { programmeId },
    {
      title: copy.templatesTitle,
      submit: copy.useTemplate,
      blocks: [section(md`${copy.templatesIntro}`), radioInput({ name: 'template', label: copy.template, choices })],
    },
  );
}
