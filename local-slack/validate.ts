import {
  describeProblem,
  type Message,
  messageProblems,
  messageWarnings,
  type Refusal,
  viewProblems,
} from './validation/index.js';
import { SlackError } from './world/slack-error.js';

/** Throws Slack's error for an invalid view: `invalid_arguments` with JSON pointers, or `view_too_large`. */
export function refuseBadView(view: unknown, surface: 'modal' | 'home'): void {
  refuse(viewProblems(view, surface));
}

/** Throws Slack's error for an invalid message: `no_text`, `invalid_blocks`, `msg_too_long` and so on. */
export function refuseBadMessage(message: Message, method: 'chat.postMessage' | 'chat.update'): void {
  refuse(messageProblems(message, method));
}

/** Mistakes that Slack accepts but people notice. */
export function warningsAbout(message: Message): readonly string[] {
  return messageWarnings(message);
}

function refuse(refusal: Refusal | undefined): void {
  if (!refusal) return;
  const { error, problems } = refusal;
  if (problems.length === 0) throw new SlackError(error);
  throw new SlackError(error, {
    ...(error === 'invalid_blocks'
      ? { errors: problems.map((it) => `${it.message} [json-pointer:${it.pointer}]`) }
      : {}),
    response_metadata: { messages: problems.map(describeProblem) },
  });
}
