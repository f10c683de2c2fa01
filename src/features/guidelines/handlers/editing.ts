import { randomUUID } from 'node:crypto';
import { dayIn, dayInWords } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, refuse, replace } from '../../../slack/interactions/responses.js';
import {
  addSection,
  chooseFirst,
  discardDraft,
  editSection,
  firstModal,
  openEditor,
  removeSection,
  sectionModal,
} from '../contracts.js';
import { copy } from '../copy.js';
import { keepingMarks } from '../domain/changes.js';
import { isExpected, MAX_SECTIONS, withFirst, withoutSection, withSection } from '../domain/content.js';
import { tallyOf } from '../store/acknowledgements.js';
import { deleteDraft } from '../store/drafts.js';
import { askedVersion } from '../store/versions.js';
import { editorView, sectionView } from '../views/editor.js';
import { firstView } from '../views/first.js';
import { toPublish } from './access.js';
import { type Editing, type Editor, editingOf, save, whoseOf } from './draft.js';

type Edit = (editing: Editing, tx: Tx) => Promise<HandlerResponse> | HandlerResponse;

/** Registers handlers with which organizers edit the guidelines, one section at a time. */
export function listenForEditing(on: Listen, { db, clock }: Deps): void {
  const edit = (it: Omit<Editor, 'now'>, work: (editor: Editor) => Edit) =>
    db.inWorkspace(it.person.workspaceId, async (tx) => {
      const editor = { ...it, now: clock() };
      return work(editor)(await editingOf(tx, editor), tx);
    });

  on.press(openEditor, toPublish, (it) => edit(it, (editor) => (editing, tx) => showEditor(tx, editor, editing)));

  on.press(addSection, toPublish, (it) =>
    edit(it, (editor) => (editing, tx) => {
      if (editing.sections.length >= MAX_SECTIONS) return showEditor(tx, editor, editing);
      return replace(sectionView(it.community.id, { id: randomUUID(), title: '', rules: [] }));
    }),
  );

  on.press(editSection, toPublish, (it) =>
    edit(it, () => ({ sections }) => {
      const section = sections.find(({ id }) => id === it.carry.section);
      return section ? replace(sectionView(it.community.id, section)) : gone();
    }),
  );

  on.submit(sectionModal, toPublish, (it) => edit(it, (editor) => saveSection(editor, it.carry.section, it.form)));

  on.press(removeSection, toPublish, (it) =>
    edit(it, (editor) => (editing, tx) => {
      if (isExpected(it.carry.section)) return gone();
      return saveAndShow(tx, editor, editing, withoutSection(editing.sections, it.carry.section));
    }),
  );

  on.press(chooseFirst, toPublish, (it) =>
    edit(
      it,
      () =>
        ({ sections }) =>
          replace(firstView(it.community.id, sections)),
    ),
  );

  on.submit(firstModal, toPublish, (it) =>
    edit(it, (editor) => (editing, tx) => {
      const { places } = it.form;
      if (places.length < 2 || places.length > 3) return fieldErrors({ places: copy.firstCount });
      return saveAndShow(tx, editor, editing, withFirst(editing.sections, places));
    }),
  );

  on.press(discardDraft, toPublish, (it) =>
    edit(it, (editor) => async (_, tx) => {
      await deleteDraft(tx, whoseOf(editor));
      return showEditor(tx, editor, await editingOf(tx, editor));
    }),
  );
}

function saveSection(editor: Editor, id: string, form: { title?: string | undefined; rules: readonly string[] }): Edit {
  return (editing, tx) => {
    const before = editing.sections.find((it) => it.id === id);
    const title = isExpected(id) ? before?.title : form.title;
    if (!title) return gone();
    if (!before && editing.sections.length >= MAX_SECTIONS)
      return fieldErrors({ rules: copy.enoughSections(MAX_SECTIONS) });
    const section = { id, title, rules: keepingMarks(before?.rules ?? [], form.rules) };
    return saveAndShow(tx, editor, editing, withSection(editing.sections, section));
  };
}

async function saveAndShow(
  tx: Tx,
  editor: Editor,
  { basedOn, meanwhile }: Editing,
  sections: Editing['sections'],
): Promise<HandlerResponse> {
  await save(tx, editor, { basedOn, sections });
  return showEditor(tx, editor, { ...(await editingOf(tx, editor)), meanwhile });
}

async function showEditor(
  tx: Tx,
  { community, person: { zone, locale } }: Editor,
  { current, sections, hasChanges, meanwhile }: Editing,
): Promise<HandlerResponse> {
  const asked = current && (await askedVersion(tx, community.id));
  const tally = asked && (await tallyOf(tx, community.id, asked.number));
  const state =
    current && tally
      ? copy.published(current.number, dayInWords(dayIn(zone, current.publishedAt), locale), tally.agreed, tally.of)
      : copy.suggestion;
  return replace(
    editorView({ community, draft: sections, state, isPublished: current !== undefined, hasChanges, meanwhile }),
  );
}

function gone(): HandlerResponse {
  return refuse(copy.sectionGone, 'no such section');
}
