import type { ModalView } from '@slack/types';
import { section } from '../../../slack/blocks/blocks.js';
import { textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { invitationLinkModal, MAX_QUESTION, questionsModal } from '../contracts.js';
import { copy } from '../copy.js';

/** Returns the form for the questions that newcomers may answer, besides who they are. */
export function questionsView(communityId: string, [first, second]: readonly string[]): ModalView {
  const question = (name: string, label: string, initial: string | undefined) =>
    textInput({ name, label, hint: copy.questionHint, max: MAX_QUESTION, optional: true, initial });
  return questionsModal.view(
    { communityId },
    {
      title: copy.introductions,
      submit: copy.save,
      blocks: [
        section(md`${copy.questionsIntro}`),
        question('first', copy.firstQuestion, first),
        question('second', copy.secondQuestion, second),
      ],
    },
  );
}

/** Returns the form for the link of an invitation to the workspace. */
export function invitationLinkView(communityId: string, link: string | null): ModalView {
  return invitationLinkModal.view(
    { communityId },
    {
      title: copy.invitationLink,
      submit: copy.save,
      blocks: [
        section(md`${copy.linkIntro}`),
        textInput({
          name: 'link',
          label: copy.linkLabel,
          hint: copy.linkHint,
          max: 300,
          optional: true,
          initial: link ?? undefined,
        }),
      ],
    },
  );
}
