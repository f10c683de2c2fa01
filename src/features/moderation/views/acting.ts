import type { KnownBlock, ModalView } from '@slack/types';
import { context, section } from '../../../slack/blocks/blocks.js';
import { radioInput, textInput } from '../../../slack/blocks/inputs.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { MAX_NOTE, noteModal, remindModal } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns the form for a note about a case, which becomes the act with that id. */
export function noteView(caseId: string, actId: string): ModalView {
  const field = { name: 'note', label: copy.noteLabel, hint: copy.noteForOthers, max: MAX_NOTE, multiline: true };
  return noteModal.view({ caseId, actId }, { title: copy.noteTitle, submit: copy.save, blocks: [textInput(field)] });
}

/** Returns the form for a reminder to the person whom a case is about. */
export function remindView(caseId: string, person: Mrkdwn, initial: string): ModalView {
  return remindModal.view(
    { caseId },
    {
      title: copy.remindTitle,
      submit: copy.schedule,
      blocks: [
        section(copy.remindIntro(person)),
        textInput({ name: 'text', label: copy.remindLabel, max: MAX_NOTE, multiline: true, initial }),
        ...whenInput(),
      ],
    },
  );
}

/** Returns the choice of when a reminder or a warning is sent. */
export function whenInput(): KnownBlock[] {
  const choices = [
    { value: 'morning', text: copy.tomorrow },
    { value: 'now', text: copy.now },
  ];
  return [
    radioInput({ name: 'when', label: copy.whenLabel, choices, initial: 'morning' }),
    context(md`${copy.nowHint}`),
  ];
}
