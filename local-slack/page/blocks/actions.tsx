import type { ActionsBlock, ActionsBlockElement } from '@slack/types';
import { useId } from 'preact/hooks';
import { Element } from '../elements/element.js';
import { numbered } from '../text/numbered.js';

export function Actions({ block }: { block: ActionsBlock }) {
  const id = useId();
  return (
    <div class="block-actions">
      {numbered(block.elements).map(({ key, it }) => (
        <Element
          key={`${key} ${keyOf(block.block_id, it)}`}
          blockId={block.block_id ?? ''}
          element={it}
          naming={{ id: `${id}-${key}`, label: labelOf(it) }}
        />
      ))}
    </div>
  );
}

/** Returns a key for an element. One with a value is remounted when its `block_id` changes; a button is not. */
function keyOf(blockId: string | undefined, element: ActionsBlockElement): string {
  return element.type === 'button' ? element.type : `${element.type} ${blockId} ${element.action_id}`;
}

function labelOf(element: ActionsBlockElement): string | undefined {
  if ('placeholder' in element && element.placeholder) return element.placeholder.text;
  return NAMES[element.type];
}

const NAMES: Readonly<Record<string, string>> = {
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
  rich_text_input: 'Text',
};
