import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { useState } from 'preact/hooks';
import { type Naming, named } from './naming.js';
import { useDispatch } from './use-dispatch.js';
import { useElement } from './use-element.js';

type TextElement = PlainTextInput | EmailInput | URLInput | NumberInput;

interface Props {
  readonly blockId: string;
  readonly element: TextElement;
  readonly naming: Naming;
  /** The input block has `dispatch_action`. */
  readonly dispatches: boolean;
}

/** A text field. Its value is sent when the field loses focus, and as configured by `dispatch_action`. */
export function TextInput({ blockId, element, naming, dispatches }: Props) {
  const used = useElement(blockId, element);
  const [text, setText] = useState(used.value.value ?? '');
  const dispatch = useDispatch(used, dispatches ? (element.dispatch_action_config ?? {}) : undefined);
  const common = {
    ...named(naming),
    value: text,
    placeholder: element.placeholder?.text,
    'data-first': element.focus_on_load ? '' : undefined,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setText(currentTarget.value);
      dispatch.typed(currentTarget.value);
    },
    onChange: () => void used.fill(text || null, { quietly: true }),
    onKeyDown: (event: KeyboardEvent) => dispatch.pressed(event, text),
  };
  if (element.type === 'plain_text_input' && element.multiline) {
    return (
      <>
        <textarea class="field-input" rows={3} {...common} />
        <Remaining text={text} most={element.max_length} />
      </>
    );
  }
  return (
    <>
      <input class="field-input" {...KEYBOARDS[element.type]} autocomplete="off" {...common} />
      {element.type === 'plain_text_input' && <Remaining text={text} most={element.max_length} />}
    </>
  );
}

const KEYBOARDS = {
  plain_text_input: { type: 'text' },
  email_text_input: { type: 'email' },
  url_text_input: { type: 'url' },
  number_input: { type: 'text', inputMode: 'decimal' },
} as const;

/** Appears when a tenth of the limit is left. */
function Remaining({ text, most = 3000 }: { text: string; most?: number | undefined }) {
  const left = most - text.length;
  if (left > most / 10) return null;
  return (
    <output class={left < 0 ? 'remaining over' : 'remaining'}>{left < 0 ? `${-left} too many` : `${left} left`}</output>
  );
}
