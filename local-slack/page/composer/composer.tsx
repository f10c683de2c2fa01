import { useId, useRef } from 'preact/hooks';
import { useSlack } from '../live/slack.js';
import { Icon } from '../ui/icon.js';
import { Listbox, optionId } from '../ui/listbox.js';
import { useAutoHeight } from './use-auto-height.js';
import { useDraft } from './use-draft.js';
import { useSuggestions } from './use-suggestions.js';

interface Props {
  readonly channel: string;
  /** The `ts` of the thread's first message. */
  readonly thread?: string;
  readonly label: string;
}

/** A message field. Enter sends, Shift+Enter adds a line, and `@`, `#` and `/` open suggestions. */
export function Composer({ channel, thread, label }: Props) {
  const { me } = useSlack();
  const [text, setText] = useDraft(`${me.id} ${channel} ${thread}`);
  const send = useSending({ channel, thread, text, setText });
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const suggestions = useSuggestions({ text, setText, field, commands: thread === undefined });
  const { shown, active } = suggestions;
  const listId = useId();
  useAutoHeight(field, text);

  function onKeyDown(event: KeyboardEvent): void {
    if (suggestions.onKeyDown(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  }

  return (
    <div class="composer" ref={box}>
      <textarea
        ref={field}
        rows={1}
        aria-label={label}
        placeholder={label}
        aria-autocomplete="list"
        aria-controls={shown.length > 0 ? listId : undefined}
        aria-activedescendant={active ? optionId(listId, active) : undefined}
        value={text}
        onInput={({ currentTarget }) => suggestions.onInput(currentTarget.value)}
        onClick={suggestions.onMove}
        onKeyDown={onKeyDown}
        onBlur={suggestions.close}
      />
      <SendButton isDisabled={text.trim() === ''} onSend={() => void send()} />
      {shown.length > 0 && box.current && (
        <Listbox
          {...{ active, chosen: NONE, empty: '', onChoose: suggestions.choose }}
          id={listId}
          label="Suggestions"
          anchor={box.current}
          prefers="above"
          choices={shown}
        />
      )}
    </div>
  );
}

const NONE: readonly never[] = [];

function SendButton({ isDisabled, onSend }: { isDisabled: boolean; onSend: () => void }) {
  return (
    <button type="button" class="send-button" aria-label="Send" title="Send" disabled={isDisabled} onClick={onSend}>
      <Icon name="send" />
    </button>
  );
}

interface Sending extends Pick<Props, 'channel'> {
  readonly thread: string | undefined;
  readonly text: string;
  readonly setText: (text: string) => void;
}

/** Returns a function that sends the text. It clears the field at once and restores the text on failure. */
function useSending({ channel, thread, text, setText }: Sending): () => Promise<void> {
  const { act } = useSlack();
  return async () => {
    if (text.trim() === '') return;
    setText('');
    const where = { channel, ...(thread === undefined ? {} : { thread }) };
    const sent = await act('send', { ...where, text }, `send ${channel} ${thread}`);
    if (sent === undefined) setText(text);
  };
}
