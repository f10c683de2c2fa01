import type { KnownBlock, ModalView } from '@slack/types';
import type { Person } from '../../../core/people.js';
import { oneLine } from '../../../core/text.js';
import { context, cut, type Message, message, plainSection, sections } from '../../../slack/blocks/blocks.js';
import { textInput } from '../../../slack/blocks/inputs.js';
import { md, mention } from '../../../slack/blocks/mrkdwn.js';
import { typedAfter } from '../../../slack/blocks/typed.js';
import { confirmed } from '../../../slack/interactions/contracts.js';
import { replyModal, takeDownReply } from '../contracts.js';
import { copy } from '../copy.js';
import { doneBy, nextBy } from '../domain/said.js';
import type { Reply } from '../store/replies.js';
import type { Answered } from '../store/shared.js';
import { firstName } from './dm.js';
import { questionWords } from './questions.js';
import { takingDownWords } from './take-down.js';

/** The most characters of a reply. Escaped, it fits Slack's limit for a text. */
const MAX_REPLY = 600;

const MAX_SAID = 200;
const MAX_QUOTE = 100;

/** Returns the form to reply to an answer, with what the person replied to it before, as far as it is in Slack. */
export function replyView({ author, ...said }: Answered, before: readonly Reply[], now: Date): ModalView {
  return replyModal.view(
    { occurrenceId: said.occurrence.id },
    {
      title: cut(copy.replyTo(firstName(author)), 24),
      submit: copy.replySend,
      blocks: [
        plainSection(`${author.name}: ${saidInShort(said)}`),
        ...before.map((one) => ownReply(one, now)),
        textInput({ name: 'text', label: copy.replyLabel, multiline: true, max: MAX_REPLY }),
        context(md`${copy.postedAs}`),
      ],
    },
  );
}

function ownReply({ id: replyId, text, removedAt, unpublishedSince }: Reply, now: Date): KnownBlock {
  const words = copy.replied(cut(oneLine(text), MAX_QUOTE));
  if (removedAt) return plainSection(`${words}\n${takingDownWords(unpublishedSince, now)}`);
  return plainSection(
    words,
    confirmed(takeDownReply.element(copy.takeDown, { replyId }, 'danger'), {
      ...copy.takeDownReply,
      confirm: copy.takeDown,
      deny: copy.keepIt,
    }),
  );
}

/** Returns what an answer says, on one line. Dropped commitments stay private. */
function saidInShort({ occurrence, answer, list }: Omit<Answered, 'author'>): string {
  const parts = [
    ...doneBy(list, occurrence.id).map((one) => `✓ ${one.text}`),
    ...nextBy(list, occurrence.id).map((one) => `→ ${one.text}`),
    ...answer.answers
      .filter(({ about, isShared }) => isShared && about !== 'mood')
      .map((it) => `${questionWords(it)} ${it.text}`),
  ];
  return cut(oneLine(parts.join(' · ')), MAX_SAID);
}

/**
 * Returns a reply for the thread. It mentions the author of the answer, so that Slack notifies them. Under the member's
 * own name (`isSigned`), the message does not repeat it.
 */
export function replyMessage(it: { person: Person; toUser: string; text: string; isSigned?: boolean }): Message {
  const author = mention(it.toUser);
  const words = it.isSigned ? author : md`*${it.person.name}*, ${copy.repliesTo} ${author}:`;
  return message(...sections(typedAfter(words, it.text)));
}
