import type { RichTextInput as RichTextInputElement } from '@slack/types';
import { useState } from 'preact/hooks';
import { fromRichText, toRichText } from '../text/typed-rich-text.js';
import { type Naming, named } from './naming.js';
import { useElement } from './use-element.js';

interface Props {
  readonly blockId: string;
  readonly element: RichTextInputElement;
  readonly naming: Naming;
}

/** A rich text input that is typed as mrkdwn. */
export function RichTextInput({ blockId, element, naming }: Props) {
  const { value, fill } = useElement(blockId, element);
  const [text, setText] = useState(() => (value.rich_text_value ? fromRichText(value.rich_text_value) : ''));
  return (
    <>
      <textarea
        class="field-input"
        rows={element.min_lines ?? 4}
        {...named(naming)}
        value={text}
        placeholder={element.placeholder?.text}
        data-first={element.focus_on_load ? '' : undefined}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onChange={() => void fill(text.trim() === '' ? null : toRichText(text))}
      />
      <p class="field-aside">*bold* _italic_ ~strike~ `code`, - list, &gt; quote</p>
    </>
  );
}
