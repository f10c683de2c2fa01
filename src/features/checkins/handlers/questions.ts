import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../core/database/database.js';
import { programmeById } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import { validFields } from '../../../slack/interactions/fields.js';
import type { Listen, Typed } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, open, refuse, replace } from '../../../slack/interactions/responses.js';
import {
  addQuestion,
  openQuestions,
  openTemplates,
  previewQuestion,
  type QuestionForm,
  questionMenu,
  questionModal,
  questionShape,
  templateModal,
} from '../contracts/questions.js';
import { questionCopy as copy } from '../copy/questions.js';
import { type Asked, currentOf, MAX_QUESTIONS, type Question, questionsOfTemplate } from '../domain/questions.js';
import { lockQuestions, questionsKnown, saveQuestions } from '../store/questions.js';
import { questionsView, questionView, templatesView } from '../views/question-list.js';

const toChange = {
  act: 'community.change',
  of: async (tx: Tx, it: { programmeId: string }) => (await programmeById(tx, it.programmeId))?.communityId,
} as const;

const EMPTY: Asked = { about: null, kind: 'text', words: '', choices: [], isRequired: false, isShared: true };

/** Registers handlers with which organizers choose the questions of a programme. */
export function listenForQuestions(on: Listen, deps: Deps): void {
  const { db } = deps;

  on.press(openQuestions, toChange, ({ person, carry: { programmeId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => open(await listOf(tx, deps, programmeId))),
  );

  on.press(addQuestion, toChange, async ({ carry }) =>
    replace(questionView({ carry: { ...carry, newId: randomUUID() }, filled: EMPTY })),
  );

  on.press(questionMenu, toChange, ({ person, carry: { act, questionId, programmeId } }) => {
    if (act !== 'change') return change(deps, person, programmeId, (asked) => moved(asked, questionId, act));
    return db.inWorkspace(person.workspaceId, async (tx) => {
      const filled = currentOf(await questionsKnown(tx, programmeId)).find(({ id }) => id === questionId);
      if (!filled) return gone();
      return replace(questionView({ carry: { programmeId, questionId, newId: randomUUID() }, filled }));
    });
  });

  on.press(previewQuestion, toChange, async ({ carry, typed }) =>
    replace(questionView({ carry, ...previewOf(typed) })),
  );

  on.submit(questionModal, toChange, ({ person, carry, form }) =>
    change(deps, person, carry.programmeId, (asked) => withForm(asked, carry, form)),
  );

  on.press(openTemplates, toChange, async ({ carry: { programmeId } }) => replace(templatesView(programmeId)));

  on.submit(templateModal, toChange, ({ person, carry: { programmeId }, form }) =>
    change(deps, person, programmeId, () =>
      questionsOfTemplate(form.template).map((it) => ({ ...it, id: randomUUID() })),
    ),
  );
}

type Wanted = Asked & Pick<Question, 'id'>;

/** Saves the questions that `next` makes of the current ones, and shows them; or responds as it says. */
function change(
  deps: Deps,
  { workspaceId }: { readonly workspaceId: string },
  programmeId: string,
  next: (asked: readonly Question[]) => readonly Wanted[] | { readonly refused: HandlerResponse },
): Promise<HandlerResponse> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const whose = { workspaceId, programmeId };
    const before = await lockQuestions(tx, whose);
    const after = next(before);
    if ('refused' in after) return after.refused;
    await saveQuestions(tx, whose, { before, after, now: deps.clock() });
    return replace(await listOf(tx, deps, programmeId));
  });
}

async function listOf(tx: Tx, { blockerUses }: Deps, programmeId: string) {
  const programme = await programmeById(tx, programmeId);
  const uses = programme ? await blockerUses(tx, programme.communityId) : [];
  return questionsView(programmeId, currentOf(await questionsKnown(tx, programmeId)), uses);
}

function gone(): HandlerResponse {
  return refuse(copy.gone, 'the question is no longer asked');
}

function moved(asked: readonly Question[], questionId: string, act: 'up' | 'remove') {
  const index = asked.findIndex(({ id }) => id === questionId);
  const question = asked[index];
  if (!question) return { refused: gone() };
  const others = asked.filter((it) => it !== question);
  return act === 'remove' ? others : others.toSpliced(Math.max(0, index - 1), 0, question);
}

/** Puts the question of the form in the place of the one that it changes, or at the end. */
function withForm(
  asked: readonly Question[],
  { newId, questionId }: { newId: string; questionId?: string | undefined },
  form: QuestionForm,
): readonly Wanted[] | { refused: HandlerResponse } {
  if (asked.some(({ id }) => id === newId)) return asked;
  const before = asked.find(({ id }) => id === questionId);
  if (questionId && !before) return { refused: gone() };
  if (!before && asked.length >= MAX_QUESTIONS) return { refused: fieldErrors({ words: copy.tooMany }) };
  // A blocker is a text, and a mood is a choice.
  const about = before?.kind === form.kind ? before.about : null;
  const made = { ...askedIn(form), about, id: newId };
  return before ? asked.map((it) => (it === before ? made : it)) : [...asked, made];
}

function askedIn({ words, kind, choices, required, audience }: QuestionForm): Asked {
  return {
    about: null,
    kind,
    words: words.trim(),
    choices: kind === 'choice' ? choices : [],
    isRequired: required.length > 0,
    isShared: audience === 'everyone',
  };
}

/** Reads an open form, in which anything may be missing. */
function previewOf(typed: Typed): { filled: Asked; preview: 'shown' | 'incomplete' } {
  const valid = validFields(questionShape, typed) as Partial<QuestionForm>;
  const { words = '', kind = 'text', choices = [], required = [], audience = 'everyone' } = valid;
  const filled = askedIn({ words, kind, choices, required, audience });
  return { filled, preview: questionModal.form.safeParse(typed).success ? 'shown' : 'incomplete' };
}
