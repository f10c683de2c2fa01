import type { InputBlock } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Element } from '../elements/element.js';
import { Icon } from '../ui/icon.js';
import { useSurface } from './surface.js';

/** An input with its label, hint and error. */
export function Input({ block }: { block: InputBlock }) {
  const id = useId();
  const { block_id: blockId = '', element, hint, optional = false, dispatch_action = false } = block;
  const error = useSurface().errors[blockId];
  const ids = { hint: hint && `${id}-hint`, error: error && `${id}-error` };
  const describedBy = [ids.error, ids.hint].filter(Boolean).join(' ') || undefined;
  return (
    <Labelled id={id} block={block} isInvalid={error !== undefined} describedBy={describedBy}>
      <Element
        key={`${blockId} ${element.type} ${element.action_id}`}
        blockId={blockId}
        element={element}
        naming={{ id, describedBy, isInvalid: error !== undefined, isRequired: !optional }}
        dispatches={dispatch_action}
      />
      {hint && (
        <p class="field-aside" id={ids.hint}>
          {hint.text}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={ids.error}>
          <Icon name="warning" />
          {error}
        </p>
      )}
    </Labelled>
  );
}

interface LabelledProps {
  readonly id: string;
  readonly block: InputBlock;
  readonly isInvalid: boolean;
  readonly describedBy: string | undefined;
  readonly children: ComponentChildren;
}

/** Wraps an input with its label, or choices with their legend. */
function Labelled({ id, block, isInvalid, describedBy, children }: LabelledProps) {
  const look = isInvalid ? 'field invalid' : 'field';
  const words = (
    <>
      {block.label.text}
      {block.optional && <span class="optional"> (optional)</span>}
    </>
  );
  if (block.element.type === 'radio_buttons' || block.element.type === 'checkboxes') {
    return (
      <fieldset class={look} aria-describedby={describedBy}>
        <legend>{words}</legend>
        {children}
      </fieldset>
    );
  }
  return (
    <div class={look}>
      <label for={id}>{words}</label>
      {children}
    </div>
  );
}
