import type { ModalView } from '@slack/types';
import type { Invitation } from '../../../feature.js';
import { actions, context, type Message, message, section, sections } from '../../../slack/blocks/blocks.js';
import { textInput } from '../../../slack/blocks/inputs.js';
import { md, mention } from '../../../slack/blocks/mrkdwn.js';
import { quoted, typedAfter } from '../../../slack/blocks/typed.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { shareIntroduction } from '../contracts.js';
import { copy } from '../copy.js';
import { questionKey } from '../domain.js';
import type { Answer } from '../store/answers.js';

/**
 * Returns the form with which a newcomer introduces themselves. `about` is what they have typed before, if the questions
 * have changed since.
 */
export function introductionView(newcomerId: string, questions: readonly string[], about?: string): ModalView {
  return shareIntroduction.view(
    { newcomerId },
    {
      title: copy.title,
      submit: copy.share,
      blocks: [
        ...(about ? [section(md`${copy.questionsChanged}`)] : []),
        textInput({
          name: 'about',
          label: copy.about,
          hint: copy.aboutHint,
          max: 600,
          multiline: true,
          initial: about,
        }),
        ...questions.map((question, place) =>
          textInput({
            name: `answers.${questionKey(question)}`,
            label: question,
            // Once, below the last question.
            hint: place === questions.length - 1 ? copy.answerHint(questions.length) : undefined,
            max: 300,
            multiline: true,
            optional: true,
          }),
        ),
      ],
    },
  );
}

/** Returns the thanks for an introduction, with what the newcomer may join next. */
export function thanksView(invitations: readonly Invitation[]): ModalView {
  return infoModal(copy.title, [
    section(md`${copy.thanks}`),
    ...invitations.map((it) => section(it.text)),
    actions(...invitations.map((it) => it.button)),
  ]);
}

/**
 * Returns a newcomer's introduction, as it is posted in the channel. Under their own name (`isSigned`), it does not
 * repeat that.
 */
export function introductionMessage(it: {
  userId: string;
  about: string;
  answers: readonly Pick<Answer, 'question' | 'answer'>[];
  isSigned?: boolean;
}): Message {
  return message(
    section(it.isSigned ? md`${copy.newFace}` : md`${mention(it.userId)} ${copy.saysHello}`),
    ...sections(quoted(it.about)),
    ...it.answers.flatMap(({ question, answer }) => sections(typedAfter(md`*${question}*`, answer))),
    context(md`${copy.answerThem}`),
  );
}
