import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownMessage } from '../../page-api/shown.js';
import { useSlack } from '../live/slack.js';
import { typedAgain } from './typed-again.js';

/** A field for editing a message. Enter saves, Escape cancels. */
export function EditMessage({ message, onDone }: { message: ShownMessage; onDone: () => void }) {
  const { snapshot, act } = useSlack();
  const [text, setText] = useState(() => typedAgain(message.text, snapshot));
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);

  function leave(): void {
    const article = field.current?.closest('article');
    onDone();
    article?.focus();
  }

  async function save(): Promise<void> {
    if (text.trim() !== '') await act('edit', { message: { channel: message.channel, ts: message.ts }, text });
    leave();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isSaved = event.key === 'Enter' && !event.shiftKey;
    if (!isSaved && event.key !== 'Escape') return;
    event.preventDefault();
    if (isSaved) void save();
    else leave();
  }

  return (
    <div class="edit-message">
      <textarea
        ref={field}
        class="field-input"
        rows={2}
        aria-label="Edit message"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Buttons onLeave={leave} onSave={() => void save()} />
    </div>
  );
}

function Buttons({ onLeave, onSave }: { onLeave: () => void; onSave: () => void }) {
  return (
    <div class="edit-buttons">
      <button type="button" class="button small" onClick={onLeave}>
        Cancel
      </button>
      <button type="button" class="button small primary" onClick={onSave}>
        Save
      </button>
    </div>
  );
}
