import type { LocalSlack } from '../../local-slack/slack.js';

const METHODS = ['chat.postMessage', 'chat.update', 'chat.postEphemeral'];

/** Under this, Slack accepts a text when its message is edited, too. */
const MOST_BYTES = 3_000;

/** Fails if a message that Hearth wrote says nothing to readers who see only its text, or has a text that can't be edited. */
export function checkFallbackTexts(slack: LocalSlack): void {
  const texts = METHODS.flatMap((method) => slack.calls(method).map((call) => String(call.arguments.text ?? '')));
  expect(texts.filter((text) => text.trim() === '' || Buffer.byteLength(text) >= MOST_BYTES)).toEqual([]);
}
