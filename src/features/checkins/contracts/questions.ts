import { z } from 'zod';
import { linesOf } from '../../../core/text.js';
import { button, menu, modal } from '../../../slack/interactions/contracts.js';
import { questionCopy as copy } from '../copy/questions.js';
import { QUESTION_KINDS, QUESTION_TEMPLATES } from '../domain/questions.js';

const ofProgramme = z.object({ programmeId: z.uuid() });

/** Lists the questions of a programme for its organizers. */
export const openQuestions = button('checkins.questions', ofProgramme);
/** Opens the form of a new question. */
export const addQuestion = button('checkins.add-question', ofProgramme);
/** The menu of a question in the list. */
export const questionMenu = menu(
  'checkins.question-menu',
  ofProgramme.extend({ questionId: z.uuid(), act: z.enum(['change', 'up', 'remove']) }),
);
export const openTemplates = button('checkins.question-templates', ofProgramme);

/** A question gets its id when its form is opened, so that a second press adds none. `questionId` is the one that it replaces. */
const inForm = ofProgramme.extend({ newId: z.uuid(), questionId: z.uuid().optional() });
/** Shows the question as it is in the open form. */
export const previewQuestion = button('checkins.preview-question', inForm);

export const MAX_WORDS = 150;
export const MAX_CHOICES = 10;
export const MAX_CHOICE = 75;

function withoutRepeats(choices: readonly string[]): string[] {
  const all = choices.map((it) => it.toLowerCase());
  return choices.filter((_, index) => all.indexOf(all[index] ?? '') === index);
}

const questionFields = z.object({
  words: z.string({ error: copy.wordsMissing }).max(MAX_WORDS, copy.wordsTooLong),
  kind: z.enum(QUESTION_KINDS, { error: copy.kindMissing }),
  /** One per line. */
  choices: z
    .string()
    .nullable()
    .transform((typed) => withoutRepeats(linesOf(typed ?? '').flatMap((line) => line.trim() || []))),
  required: z.array(z.literal('required')),
  audience: z.enum(['everyone', 'me'], { error: copy.audienceMissing }),
});

/** Each field on its own, for a form that is not complete yet. */
export const questionShape: Readonly<Record<string, z.ZodType>> = questionFields.shape;

export type QuestionForm = z.infer<typeof questionFields>;

export const questionModal = modal(
  'checkins.save-question',
  inForm,
  questionFields.superRefine(({ kind, choices }, found) => {
    const refuse = (message: string) => found.addIssue({ code: 'custom', path: ['choices'], message });
    if (kind !== 'choice') return;
    if (choices.length < 2) refuse(copy.choicesTooFew);
    else if (choices.length > MAX_CHOICES) refuse(copy.choicesTooMany);
    else if (choices.some((it) => it.length > MAX_CHOICE)) refuse(copy.choiceTooLong);
  }),
);

export const templateModal = modal(
  'checkins.use-question-template',
  ofProgramme,
  z.object({ template: z.enum(QUESTION_TEMPLATES, { error: copy.templateMissing }) }),
);
